/** The configuration as it is now, and what operators changed in it while the server runs. */
package org.assistant.tts.speech.config;
