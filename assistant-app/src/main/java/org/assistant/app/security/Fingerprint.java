package org.assistant.app.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The SHA-256 digest of a secret, by which the secret is recognized without being stored. Immutable. */
public final class Fingerprint {

    private static final String ALGORITHM = "SHA-256";

    /** The length of a digest. */
    private static final int BYTES = 32;

    private final byte[] digest;

    private Fingerprint(byte[] digest) {
        this.digest = digest;
    }

    /** The fingerprint of {@code secret}. */
    public static Fingerprint of(String secret) {
        try {
            return new Fingerprint(
                    MessageDigest.getInstance(ALGORITHM).digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(ALGORITHM + " is in every Java", e);
        }
    }

    /** The fingerprint with a known {@code digest}: the SHA-256 of the secret in UTF-8. */
    public static Fingerprint ofDigest(byte[] digest) {
        if (digest.length != BYTES) {
            throw new IllegalArgumentException("digest must have " + BYTES + " bytes, had " + digest.length);
        }
        return new Fingerprint(digest.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint it && MessageDigest.isEqual(digest, it.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }

    /** The digest in hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(digest);
    }

    /** Whether {@code secret} has this fingerprint. Takes the same time for all secrets of one length. */
    public boolean matches(String secret) {
        return MessageDigest.isEqual(digest, of(secret).digest);
    }
}
