package net.dstone.stream.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Notes in a file, one line of JSON each. */
final class NoteFile implements AutoCloseable {

    private final FileChannel channel;
    private final JsonMapper json;
    private final List<Note> found;

    private NoteFile(FileChannel channel, JsonMapper json, List<Note> found) {
        this.channel = channel;
        this.json = json;
        this.found = found;
    }

    static NoteFile open(Path file, JsonMapper json) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        String text = Files.exists(file) ? Files.readString(file) : "";
        // A sink that was killed may have written half a line; its note was not acknowledged and
        // comes again.
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        List<Note> found = whole.lines().map(line -> json.readValue(line, Note.class)).toList();
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
        channel.position(channel.size());
        return new NoteFile(channel, json, found);
    }

    /** The notes of earlier runs. */
    List<Note> found() {
        return found;
    }

    void append(Note note) {
        ByteBuffer line =
                ByteBuffer.wrap(
                        (json.writeValueAsString(note) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
