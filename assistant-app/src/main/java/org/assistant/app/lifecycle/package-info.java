/** How the server begins and ends: its classes are loaded, its signals are taken. Knows the speech that it ends. */
package org.assistant.app.lifecycle;
