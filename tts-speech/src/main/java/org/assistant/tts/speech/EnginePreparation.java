package org.assistant.tts.speech;

import java.util.Optional;

/** Somebody who makes engines able to speak, by fetching their models for example. A bean of this type is asked for what it does. */
public interface EnginePreparation {

    /** What is being done for {@code engine}, for people, for example {@code being fetched: 52 %}; nothing if nothing is. */
    Optional<String> underWay(String engine);
}
