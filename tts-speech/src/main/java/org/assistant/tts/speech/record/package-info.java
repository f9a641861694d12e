/** What happened: values that the speaking side reports, and those who keep and show them. Knows no other package of the application. */
package org.assistant.tts.speech.record;
