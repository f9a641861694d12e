package org.assistant.tts.models.manifest;

/** The command that fetches a model, for messages to people. */
public final class FetchCommand {

    /** What it ends with where the licence has to be accepted. */
    public static final String ACCEPT_LICENCE = " --accept-license";

    private FetchCommand() {}

    /** That of {@code model}. */
    public static String of(ModelManifest model) {
        return of(model.name()) + (model.acceptanceNeeded() ? ACCEPT_LICENCE : "");
    }

    /** That of a model whose licence nobody has to accept. */
    public static String of(String model) {
        return "java -jar assistant-app.war models fetch " + model;
    }
}
