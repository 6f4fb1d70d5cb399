package net.dstone.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Looks into apps' archives without running them. Answers are remembered for as long as a file keeps
 * its time and size. May be used from many threads.
 */
public final class JarInspector {

    /** Metadata of one Boot app with all its libraries takes about 1 MB. */
    private static final int REMEMBERED_METADATA = 50;

    private static final int REMEMBERED_SMALL = 500;

    private final BoundedCache<FileStamp, JarContents> contents =
            new BoundedCache<>(REMEMBERED_SMALL);
    private final BoundedCache<FileStamp, String> checksums = new BoundedCache<>(REMEMBERED_SMALL);
    private final BoundedCache<FileStamp, ConfigurationMetadata> metadata =
            new BoundedCache<>(REMEMBERED_METADATA);

    /**
     * @throws ArtifactException NOT_FOUND, UNAUTHORIZED or, for what is no readable archive, CORRUPT
     */
    public JarContents contents(Path jar) {
        return contents.get(FileStamp.of(jar), stamp -> JarReading.read(stamp.file()));
    }

    /**
     * The properties declared in the jar and the libraries inside it; a metadata jar serves as well.
     *
     * @throws ArtifactException NOT_FOUND, UNAUTHORIZED or CORRUPT
     */
    public ConfigurationMetadata metadata(Path jar) {
        return metadata.get(FileStamp.of(jar), stamp -> MetadataReading.read(stamp.file()));
    }

    /** The content's SHA-256 as 64 hexadecimal digits. Reads the whole file the first time. */
    public String sha256(Path file) {
        return checksums.get(FileStamp.of(file), stamp -> digest(stamp.file()));
    }

    private static String digest(Path file) {
        try (InputStream content = Files.newInputStream(file);
                DigestInputStream digesting =
                        new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (IOException e) {
            throw new ArtifactException(
                    ArtifactException.Kind.CORRUPT,
                    "%s cannot be read to its end: %s".formatted(file, e.getMessage()),
                    e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
