package org.assistant.app.security.operator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.assistant.app.security.Fingerprint;

/** A password, and the key it makes to sign sessions with: another password, another key. Immutable. */
final class Password {

    private static final String MAC = "HmacSHA256";

    /** The same on every node, so that they take each other's sessions. */
    private static final byte[] SALT = "assistant: key of sessions".getBytes(StandardCharsets.UTF_8);

    /** OWASP's figure for PBKDF2 with HMAC-SHA-256: a stolen session must not tell a weak password cheaply. */
    static final int ROUNDS = 600_000;

    private static final int KEY_BITS = 256;

    private final Fingerprint fingerprint;
    private final SecretKeySpec key;

    private Password(Fingerprint fingerprint, SecretKeySpec key) {
        this.fingerprint = fingerprint;
        this.key = key;
    }

    /** @param rounds of the key's derivation; {@link #ROUNDS} take some tenths of a second */
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

    /** The signature of {@code text}, in letters that a cookie may have. */
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
