package net.dstone.platform;

/** The two outputs of a program. A platform that cannot tell them apart has everything in {@link #STDOUT}. */
public enum LogStream {
    STDOUT,
    STDERR
}
