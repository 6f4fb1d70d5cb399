package net.dstone.skipper;

/**
 * A package to be stored.
 *
 * @param repoName of a local repository
 * @param version {@code x.y.z}
 * @param extension {@code zip}
 * @param packageFileAsBytes the zipped package; base64 in JSON
 */
public record PackageUpload(
        String name,
        String repoName,
        String version,
        String extension,
        byte[] packageFileAsBytes) {}
