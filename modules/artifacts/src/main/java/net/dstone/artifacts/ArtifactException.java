package net.dstone.artifacts;

import org.jspecify.annotations.Nullable;

/** An app's file could not be had or read. The message is for people and says what to do. */
public class ArtifactException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What went wrong, for callers that must answer each differently. */
    public enum Kind {
        /** Everyone who was asked said that it does not exist. */
        NOT_FOUND,
        /** It is there, but is not a readable archive, or is not what its checksum promises. */
        CORRUPT,
        /** Nobody answered, or not sensibly or in time; trying again later may help. */
        UNREACHABLE,
        /** It is refused to us: credentials or file permissions are missing or wrong. */
        UNAUTHORIZED,
        /** Nothing here can turn such a URI into a file, or the file is larger than allowed. */
        UNSUPPORTED,
        /** Our own cache folder or local repository could not be written. */
        STORAGE
    }

    private final Kind kind;

    public ArtifactException(Kind kind, String message) {
        this(kind, message, null);
    }

    public ArtifactException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
