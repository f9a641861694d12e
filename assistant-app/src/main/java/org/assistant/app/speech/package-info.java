/** Which engine speaks, and in what order; the one place that picks a backend. */
package org.assistant.app.speech;
