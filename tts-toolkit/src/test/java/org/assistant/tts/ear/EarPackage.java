package org.assistant.tts.ear;

import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.manifest.ModelManifest;

/** The files of the recogniser, and a recording. Only tests use it, no plugin. */
public final class EarPackage implements ModelPackage {

    private static final ModelManifest MANIFEST = ModelManifest.of(EarPackage.class, "moonshine.manifest");

    @Override
    public ModelManifest manifest() {
        return MANIFEST;
    }
}
