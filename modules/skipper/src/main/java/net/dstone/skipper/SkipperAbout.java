package net.dstone.skipper;

/** What a Skipper server says of itself. */
public record SkipperAbout(String name, String version) {}
