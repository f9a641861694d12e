/**
 * The configuration as it is now, and the operators' changes to it while the server runs: settings and dictionary, which are
 * states, and the folder of these. Uses no other package of the application but {@code state}.
 */
package org.assistant.tts.speech.config;
