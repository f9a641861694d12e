/** Reads JSON bodies, writes errors and logs failures. Knows no resource. */
package org.assistant.app.rest.body;
