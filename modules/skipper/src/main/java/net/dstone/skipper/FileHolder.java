package net.dstone.skipper;

/** A file that goes with a package as it is. */
public record FileHolder(String name, byte[] bytes) {}
