/**
 * The contract of a speech engine: one interface, its values and its errors, and a second interface for engines that learn
 * voices. Depends only on the JDK and CDI annotations.
 */
package org.assistant.tts.spi;
