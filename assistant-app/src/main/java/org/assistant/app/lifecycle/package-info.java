/**
 * The start and the end of the server: loads its classes and handles its signals. Knows the speech and the listeners that it
 * ends.
 */
package org.assistant.app.lifecycle;
