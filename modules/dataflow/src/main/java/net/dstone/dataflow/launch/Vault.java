package net.dstone.dataflow.launch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import net.dstone.server.ServerHome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * Encrypts what a launch needs but nobody may read in the database, with a key that is not in the
 * database: the file {@value #KEY_FILE} in the server's home, made on first use. Servers that share a
 * queue share a copy of that file.
 */
@Component
class Vault {

    static final String KEY_FILE = "secret.key";

    private static final Logger log = LoggerFactory.getLogger(Vault.class);
    private static final int KEY_BYTES = 32;
    private static final int GCM_NONCE_BYTES = 12;

    private final String keyId;
    private final AesBytesEncryptor encryptor;

    Vault(ServerHome home) {
        String encoded =
                home.onceWritten(
                        KEY_FILE,
                        () ->
                                Base64.getEncoder()
                                        .encodeToString(
                                                KeyGenerators.secureRandom(KEY_BYTES)
                                                        .generateKey()));
        byte[] key = decodeKey(encoded, home);
        this.keyId = idOf(key);
        this.encryptor =
                new AesBytesEncryptor(
                        new SecretKeySpec(key, "AES"),
                        KeyGenerators.secureRandom(GCM_NONCE_BYTES),
                        CipherAlgorithm.GCM);
    }

    /** Which key this server has; says nothing about the key itself. */
    String keyId() {
        return keyId;
    }

    SealedText seal(String text) {
        byte[] sealed = encryptor.encrypt(text.getBytes(StandardCharsets.UTF_8));
        return new SealedText(keyId, Base64.getEncoder().encodeToString(sealed));
    }

    /** The text, or empty when it was sealed with another key or was changed since. */
    Optional<String> open(SealedText sealed) {
        if (!sealed.keyId().equals(keyId)) {
            return Optional.empty();
        }
        try {
            byte[] opened = encryptor.decrypt(Base64.getDecoder().decode(sealed.text()));
            return Optional.of(new String(opened, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | IllegalStateException exception) {
            log.warn("An encrypted text in the database was changed or cut off", exception);
            return Optional.empty();
        }
    }

    private static byte[] decodeKey(String encoded, ServerHome home) {
        byte[] key = Base64.getDecoder().decode(encoded);
        if (key.length != KEY_BYTES) {
            throw new IllegalStateException(
                    "%s is not a key file of this server".formatted(home.resolve(KEY_FILE)));
        }
        return key;
    }

    private static String idOf(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
