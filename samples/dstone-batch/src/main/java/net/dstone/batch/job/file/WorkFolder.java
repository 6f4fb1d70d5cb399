package net.dstone.batch.job.file;

import java.nio.file.Path;
import net.dstone.batch.common.BatchSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the file jobs find and leave their files. */
@Component
class WorkFolder {

    static final String CUSTOMERS = "customers.csv";

    private final Path folder;

    WorkFolder(BatchSettings settings) {
        this.folder = settings.workFolder();
    }

    /** The file a job parameter names, relative to the work folder, or the usual one. */
    Path file(@Nullable String given, String usual) {
        return folder.resolve(given == null ? usual : given).toAbsolutePath();
    }
}
