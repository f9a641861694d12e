package org.assistant.tts.speech;

import java.util.Optional;

/** Prepares engines, for example by fetching their models. Beans of this type are asked for their progress. */
public interface EnginePreparation {

    /** What is being done for {@code engine}, in words, for example {@code being fetched: 52 %}; empty if nothing is. */
    Optional<String> underWay(String engine);
}
