package org.assistant.tts.xtts;

import org.assistant.tts.xtts.model.XttsDimensions;

/** What is known about a converted model before it is loaded. */
record Catalogue(XttsDimensions dimensions, Voices voices) {

    Languages languages() {
        return new Languages(dimensions.languages());
    }
}
