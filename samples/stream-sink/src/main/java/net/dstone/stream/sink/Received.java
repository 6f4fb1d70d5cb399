package net.dstone.stream.sink;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All notes that came, counted. A binding may deliver with several threads. */
final class Received implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Received.class);

    private final @Nullable NoteFile file;
    private final Map<String, SequenceCheck> sources = new TreeMap<>();
    private final Map<String, Long> latestOfKey = new HashMap<>();
    private final Map<String, Long> via = new TreeMap<>();
    private long count;
    private long outOfOrder;

    private Received(@Nullable NoteFile file) {
        this.file = file;
    }

    static Received inMemory() {
        return new Received(null);
    }

    static Received keptIn(NoteFile file) {
        Received received = new Received(file);
        file.found().forEach(received::count);
        return received;
    }

    synchronized void add(Note note) {
        if (file != null) {
            file.append(note);
        }
        count(note);
        log.info(
                "{} {} {} \"{}\" via {}",
                note.source(),
                note.sequence(),
                note.key(),
                note.text(),
                note.via());
    }

    private void count(Note note) {
        count++;
        note.via().forEach(stop -> via.merge(stop, 1L, Long::sum));
        boolean isNew =
                sources.computeIfAbsent(note.source(), source -> new SequenceCheck())
                        .add(note.sequence());
        Long latest = latestOfKey.get(note.source() + "/" + note.key());
        if (isNew && latest != null && note.sequence() < latest) {
            outOfOrder++;
        } else if (isNew) {
            latestOfKey.put(note.source() + "/" + note.key(), note.sequence());
        }
    }

    synchronized Summary summary() {
        Map<String, Summary.Source> bySource = new TreeMap<>();
        sources.forEach(
                (source, check) ->
                        bySource.put(
                                source,
                                new Summary.Source(
                                        check.lowest(),
                                        check.highest(),
                                        check.missing().stream()
                                                .limit(Summary.MISSING_SHOWN)
                                                .toList())));
        return new Summary(
                count,
                sources.values().stream().mapToLong(check -> check.missing().size()).sum(),
                sources.values().stream().mapToLong(SequenceCheck::duplicates).sum(),
                outOfOrder,
                via,
                bySource);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
