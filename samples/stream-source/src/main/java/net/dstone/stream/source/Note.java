package net.dstone.stream.source;

import java.util.List;

/**
 * What travels through the stream, as JSON.
 *
 * @param source tells the notes of one start of the source from those of another, since each counts
 *     from 1
 * @param via the releases and instances of the processors it came through, empty at the source
 */
record Note(String source, long sequence, String key, String text, List<String> via) {

    Note {
        via = List.copyOf(via);
    }
}
