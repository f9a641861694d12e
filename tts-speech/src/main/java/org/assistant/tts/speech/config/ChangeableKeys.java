package org.assistant.tts.speech.config;

import java.util.List;
import org.assistant.tts.config.Setting;

/**
 * Settings that are read again at each use, so that a change needs no restart; the console offers them. Each bean of this
 * type adds its own.
 */
public interface ChangeableKeys {

    /** In the order in which an operator reads them. */
    List<Setting<?>> live();
}
