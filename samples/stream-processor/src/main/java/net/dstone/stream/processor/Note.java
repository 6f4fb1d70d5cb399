package net.dstone.stream.processor;

import java.util.ArrayList;
import java.util.List;

/** What travels through the stream, as JSON; the source tells what its parts mean. */
record Note(String source, long sequence, String key, String text, List<String> via) {

    Note {
        via = List.copyOf(via);
    }

    Note transformed(String newText, String by) {
        List<String> now = new ArrayList<>(via);
        now.add(by);
        return new Note(source, sequence, key, newText, now);
    }
}
