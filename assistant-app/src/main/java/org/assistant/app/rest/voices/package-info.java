/** The lists of voices, and the cloning of voices from an upload. */
package org.assistant.app.rest.voices;
