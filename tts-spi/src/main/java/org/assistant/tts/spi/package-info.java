/** What a speech engine is: one interface, its values and its errors. JDK and CDI annotations only. */
package org.assistant.tts.spi;
