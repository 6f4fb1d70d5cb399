package net.dstone.platform.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import net.dstone.platform.LaunchLog;
import net.dstone.platform.LogStream;

/** The log files in a folder, read in place. */
record FileLog(Path folder) implements LaunchLog {

    @Override
    public long size(LogStream stream) throws IOException {
        try {
            return Files.size(file(stream));
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    @Override
    public InputStream open(LogStream stream, long offset) throws IOException {
        try {
            FileChannel file = FileChannel.open(file(stream));
            return new Section(file, offset, file.size());
        } catch (NoSuchFileException e) {
            return InputStream.nullInputStream();
        }
    }

    private Path file(LogStream stream) {
        return folder.resolve(RunFolder.logName(stream));
    }

    /** Ends where the file ended when it was opened, so that a chatty program cannot feed it for ever. */
    private static final class Section extends InputStream {

        private final FileChannel file;
        private final long end;
        private long position;

        private Section(FileChannel file, long position, long end) {
            this.file = file;
            this.position = position;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int wanted = (int) Math.min(length, end - position);
            if (wanted <= 0) {
                return -1;
            }
            int count = file.read(ByteBuffer.wrap(target, offset, wanted), position);
            position += Math.max(count, 0);
            return count;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.clamp(count, 0, Math.max(0, end - position));
            position += skipped;
            return skipped;
        }

        @Override
        public int available() {
            return Math.clamp(end - position, 0, Integer.MAX_VALUE);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
