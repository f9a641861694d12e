/** How the server begins and ends: its classes are loaded, its signals are taken. Knows the speech and the listeners that it ends. */
package org.assistant.app.lifecycle;
