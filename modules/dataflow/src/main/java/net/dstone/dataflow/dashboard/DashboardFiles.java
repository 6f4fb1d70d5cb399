package net.dstone.dataflow.dashboard;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * The files of the dashboard on the class path. A server built without it has none.
 *
 * @param folders where they may be, with a slash at the end; the first that has a file counts
 */
record DashboardFiles(List<String> folders) {

    static final String INDEX = "index.html";

    /**
     * What a build names its files; anything else, such as a step to a folder above, is no file. Folders
     * are taken possessively: a greedy group would go one call deeper for each of them.
     */
    private static final Pattern FILE =
            Pattern.compile(
                    "(?:[A-Za-z0-9_@~-][A-Za-z0-9._@~-]*/)*+[A-Za-z0-9_@~-][A-Za-z0-9._@~-]*");

    private static final int LONGEST_PATH = 255;

    DashboardFiles {
        folders = List.copyOf(folders);
    }

    static DashboardFiles ofTheBuild() {
        return new DashboardFiles(List.of("META-INF/resources/dashboard/", "static/dashboard/"));
    }

    boolean arePresent() {
        return find(INDEX).isPresent();
    }

    /** By its path without a slash at the beginning. */
    Optional<Resource> find(String path) {
        if (path.length() > LONGEST_PATH || !FILE.matcher(path).matches()) {
            return Optional.empty();
        }
        return folders.stream()
                .<Resource>map(folder -> new ClassPathResource(folder + path))
                .filter(Resource::isReadable)
                .findFirst();
    }
}
