/** The lists of voices, and voices that are cloned from an upload. */
package org.assistant.app.rest.voices;
