package net.dstone.platform;

import java.io.IOException;
import java.io.InputStream;

/** What one launch printed. Bytes, because a log may be larger than memory and need not be valid text. */
public interface LaunchLog {

    /** Bytes written so far; 0 when the program wrote nothing to the stream. */
    long size(LogStream stream) throws IOException;

    /**
     * The stream from a position on, up to what is written now; it does not wait for more.
     *
     * @param offset in bytes, 0 for the start; beyond the end gives an empty stream
     */
    InputStream open(LogStream stream, long offset) throws IOException;
}
