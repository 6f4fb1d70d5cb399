package net.dstone.stream.sink;

import java.util.List;

/** What travels through the stream, as JSON; the source tells what its parts mean. */
record Note(String source, long sequence, String key, String text, List<String> via) {

    Note {
        via = List.copyOf(via);
    }
}
