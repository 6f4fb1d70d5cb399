package net.dstone.skipper;

/**
 * What is deployed of a release.
 *
 * @param data YAML, a document for each app
 */
public record Manifest(String data) {}
