package net.dstone.dataflow.event;

/**
 * One change.
 *
 * @param id ascending, also over restarts of the server
 * @param name what clients tell kinds apart by
 * @param data JSON
 */
record Event(long id, String name, String data) {

    /** As it goes over the wire, as server-sent events have it. */
    String text() {
        return "id: %d\nevent: %s\ndata: %s\n\n".formatted(id, name, data);
    }
}
