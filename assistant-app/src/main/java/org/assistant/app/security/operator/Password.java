package org.assistant.app.security.operator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.assistant.app.security.Fingerprint;

/** A password, and the key that is derived from it to sign sessions. Immutable. */
final class Password {

    private static final String MAC = "HmacSHA256";

    /** The same on every node, so that nodes accept each other's sessions. */
    private static final byte[] SALT = "assistant: key of sessions".getBytes(StandardCharsets.UTF_8);

    /** OWASP's number for PBKDF2 with HMAC-SHA-256: it must be costly to guess a weak password from a stolen session. */
    static final int ROUNDS = 600_000;

    private static final int KEY_BITS = 256;

    private final Fingerprint fingerprint;
    private final SecretKeySpec key;

    private Password(Fingerprint fingerprint, SecretKeySpec key) {
        this.fingerprint = fingerprint;
        this.key = key;
    }

    /** @param rounds of the key derivation; {@link #ROUNDS} take some tenths of a second */
    static Password of(String text, int rounds) {
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2With" + MAC)
                    .generateSecret(new PBEKeySpec(text.toCharArray(), SALT, rounds, KEY_BITS))
                    .getEncoded();
            return new Password(Fingerprint.of(text), new SecretKeySpec(key, MAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("PBKDF2 is in every Java", e);
        }
    }

    boolean matches(String attempt) {
        return fingerprint.matches(attempt);
    }

    /** The signature of {@code text}, in characters that a cookie may contain. */
    String sign(String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(MAC + " is in every Java", e);
        }
    }
}
