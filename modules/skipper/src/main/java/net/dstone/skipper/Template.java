package net.dstone.skipper;

/** A file of a package that becomes a part of the manifest. */
public record Template(String name, String data) {}
