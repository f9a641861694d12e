package org.assistant.tts.models.manifest;

/** The command that fetches a model, for messages to people. */
public final class FetchCommand {

    /** The option that accepts the licence. */
    public static final String ACCEPT_LICENCE = " --accept-license";

    private FetchCommand() {}

    /** Returns the command for {@code model}, with the option if its licence has to be accepted. */
    public static String of(ModelManifest model) {
        return of(model.name()) + (model.acceptanceNeeded() ? ACCEPT_LICENCE : "");
    }

    /** Returns the command for a model whose licence need not be accepted. */
    public static String of(String model) {
        return "java -jar assistant-app.war models fetch " + model;
    }
}
