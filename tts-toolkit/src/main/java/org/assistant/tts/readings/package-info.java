/** How Chinese characters are read in Japanese and Chinese: dictionaries that there is one of, whichever engine speaks. */
package org.assistant.tts.readings;
