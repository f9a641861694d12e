package org.assistant.app.reply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.assistant.app.reply.skills.BuiltInReplies;
import org.assistant.tts.speech.config.LiveConfig;

/** Picks the generator of the replies: the chat endpoint if one is configured, otherwise the built-in skills. */
@ApplicationScoped
class ReplyGenerators {

    private final LiveConfig config;
    private final BuiltInReplies builtIn;
    private final ReplyGenerator chat;

    ReplyGenerators() {
        this(null, null, null);
    }

    /** @param chat the only bean that writes replies with a language model */
    @Inject
    ReplyGenerators(LiveConfig config, BuiltInReplies builtIn, ReplyGenerator chat) {
        this.config = config;
        this.builtIn = builtIn;
        this.chat = chat;
    }

    /** The generator that the configuration names now. */
    ReplyGenerator inForce() {
        return config.value(ReplySettings.BASE_URL).isEmpty() ? (text, sink) -> sink.accept(builtIn.reply(text)) : chat;
    }
}
