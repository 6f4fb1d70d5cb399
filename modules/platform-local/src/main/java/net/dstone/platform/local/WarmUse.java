package net.dstone.platform.local;

/**
 * What a run uses of the warm cache.
 *
 * @param jar digest of the jar's content
 * @param archive name of the folder with the archive and the list of classes
 * @param way how it was started
 * @param shortRun whether compiler and collector are those for a quick end
 */
record WarmUse(String jar, String archive, Way way, boolean shortRun) {

    enum Way {
        /** From the unpacked jar. */
        LAYOUT,
        /** The same, and it writes down which classes it loads. */
        RECORDING,
        /** With an archive of these classes. */
        ARCHIVE
    }
}
