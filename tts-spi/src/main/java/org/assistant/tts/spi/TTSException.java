package org.assistant.tts.spi;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The reason why speech could not be made. Messages are for people and never contain the text to be spoken. */
public abstract sealed class TTSException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private TTSException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A value of the request is invalid: nothing in the text can be spoken, a recording is silent, and the like. */
    public static sealed class InvalidRequest extends TTSException {
        private static final long serialVersionUID = 1L;
        private final String field;

        /**
         * @param field the field of the request that is wrong: a component of {@link SpeechRequest}, or a name in {@link
         *     CloneRequest}
         * @param message what is wrong with it and what would be right
         */
        public InvalidRequest(String field, String message) {
            super(message, null);
            this.field = field;
        }

        /** The field of the request that is wrong: a component of {@link SpeechRequest}, or a name in {@link CloneRequest}. */
        public String field() {
            return field;
        }
    }

    /** The text is longer than a text may be. */
    public static final class TextTooLong extends InvalidRequest {
        private static final long serialVersionUID = 1L;
        private final int mostCharacters;

        /** @param mostCharacters that a text may have */
        public TextTooLong(int mostCharacters, String message) {
            super("text", message);
            this.mostCharacters = mostCharacters;
        }

        /** The number of characters that a text may have. */
        public int mostCharacters() {
            return mostCharacters;
        }
    }

    /** The engine has no such voice. */
    public static final class UnknownVoice extends TTSException {
        private static final long serialVersionUID = 1L;

        /** @param voice empty if none was named */
        public UnknownVoice(String voice, String hint) {
            super(voice.isBlank() ? hint : "there is no voice \"" + voice + "\"; " + hint, null);
        }
    }

    /** The engine, or the voice that was asked for, does not speak the language. */
    public static final class UnsupportedLanguage extends TTSException {
        private static final long serialVersionUID = 1L;

        public UnsupportedLanguage(Locale language, String hint) {
            super(
                    language.getDisplayName(Locale.ENGLISH) + " (" + language.toLanguageTag() + ") can't be spoken; "
                            + hint,
                    null);
        }

        private UnsupportedLanguage(String message) {
            super(message, null);
        }

        /**
         * Returns the error for a language that other voices speak.
         *
         * @param voice the voice that was asked for
         * @param others ids of voices that speak the language, at least one
         */
        public static UnsupportedLanguage by(String voice, Locale language, List<String> others) {
            return new UnsupportedLanguage("the voice \"" + voice + "\" does not speak "
                    + language.getDisplayName(Locale.ENGLISH) + " (" + language.toLanguageTag() + "); voices that do: "
                    + String.join(", ", others));
        }
    }

    /** There is no model, it could not be loaded, or the engine was closed. */
    public static final class EngineUnavailable extends TTSException {
        private static final long serialVersionUID = 1L;

        public EngineUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A model file is missing, damaged, or can't be fetched or prepared. */
    public static final class ModelUnavailable extends TTSException {
        private static final long serialVersionUID = 1L;

        /** @param message which file, from which source, and what to do about it */
        public ModelUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Too many calls are waiting for the engine already; a later attempt may succeed. */
    public static final class EngineOverloaded extends TTSException {
        private static final long serialVersionUID = 1L;
        private final Duration retryAfter;

        /** An overload to be retried after a second, about the time of one sentence. */
        public EngineOverloaded(String message) {
            this(message, Duration.ofSeconds(1));
        }

        /** @param retryAfter the estimated wait */
        public EngineOverloaded(String message, Duration retryAfter) {
            super(message, null);
            this.retryAfter = retryAfter;
        }

        /** The time after which it makes sense to try again. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The model or its front end failed on this text or these recordings. */
    public static final class SynthesisFailed extends TTSException {
        private static final long serialVersionUID = 1L;

        public SynthesisFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The calling thread was interrupted; its interrupt status is set again. */
    public static final class Cancelled extends TTSException {
        private static final long serialVersionUID = 1L;

        public Cancelled(Throwable cause) {
            super("speech was cancelled", cause);
        }
    }
}
