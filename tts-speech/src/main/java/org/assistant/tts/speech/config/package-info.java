/** The configuration as it is now, and the operators' changes to it while the server runs. */
package org.assistant.tts.speech.config;
