/**
 * What a speech engine is: one interface, its values and its errors; and one more for engines that learn voices. JDK and CDI
 * annotations only.
 */
package org.assistant.tts.spi;
