/**
 * Tests of the server where it runs: configuration, files, container, added engines, health, metrics, nodes; and of its engines in
 * other applications.
 */
package org.assistant.it.deployment;
