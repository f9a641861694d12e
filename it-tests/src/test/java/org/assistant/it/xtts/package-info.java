/** Tests of XTTS behind the server, with a small made-up model: its conversion, voices and speech, and the switch to it. */
package org.assistant.it.xtts;
