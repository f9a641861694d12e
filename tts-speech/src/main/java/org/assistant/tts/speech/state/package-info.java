/**
 * States that outlive the server, and their files, which several nodes may share. Knows no configuration, and nothing of what a
 * state is about.
 */
package org.assistant.tts.speech.state;
