package net.dstone.platform.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.dstone.platform.DeploymentId;
import net.dstone.platform.LogStream;

/**
 * The folders of all deployed apps:
 *
 * <pre>
 * ID/app.json               see {@link AppRecord}
 * ID/INDEX/stdout.log …     what an instance printed, over all its starts
 * .runs/                    home of the launcher that starts the programs, a run for each start
 * .keeper                   locked by the server that keeps the apps
 * .gone-…                   a folder that is being removed
 * </pre>
 */
record AppFolders(Path root) {

    private static final System.Logger LOG = System.getLogger(AppFolders.class.getName());

    private static final String RECORD = "app.json";

    /** No deployment id starts with a dot. */
    private static final String REMOVED = ".gone-";

    /** At the next start a larger log makes room for a new one and is kept in place of the one before. */
    private static final long LARGEST_LOG = 64L << 20;

    static AppFolders in(Path home) {
        AppFolders folders = new AppFolders(home.resolve("apps"));
        try {
            Files.createDirectories(home);
            makeIfAbsent(folders.root);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + folders.root, e);
        }
        return folders;
    }

    Path launcherHome() {
        return root.resolve(".runs");
    }

    Path keeperFile() {
        return root.resolve(".keeper");
    }

    private Path folder(DeploymentId id) {
        return root.resolve(id.value());
    }

    JsonFile<AppRecord> record(DeploymentId id) {
        return new JsonFile<>(folder(id).resolve(RECORD), AppRecord.class);
    }

    /** Makes the folder if it is not there. */
    void write(DeploymentId id, AppRecord record) throws IOException {
        makeIfAbsent(folder(id));
        record(id).writeDurably(record);
    }

    Path logs(DeploymentId id, int index) {
        return folder(id).resolve(String.valueOf(index));
    }

    /** A folder for the log files of an instance that is about to start. */
    Path logsForStart(DeploymentId id, int index) throws IOException {
        Path logs = logs(id, index);
        makeIfAbsent(logs);
        for (LogStream stream : LogStream.values()) {
            Path log = logs.resolve(RunFolder.logName(stream));
            if (log.toFile().length() > LARGEST_LOG) {
                Files.move(log, logs.resolve(log.getFileName() + ".1"), REPLACE_EXISTING);
            }
        }
        return logs;
    }

    /** Apps with a record; folders without one are what a server left that was killed. */
    List<DeploymentId> list() {
        List<DeploymentId> ids = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
            for (Path folder : folders) {
                String name = folder.getFileName().toString();
                if (name.startsWith(REMOVED)) {
                    RunFolders.deleteRecursively(folder);
                } else if (!name.startsWith(".") && Files.exists(folder.resolve(RECORD))) {
                    add(ids, name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + root, e);
        }
        return ids;
    }

    private static void add(List<DeploymentId> ids, String name) {
        try {
            ids.add(new DeploymentId(name));
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "Not the folder of an app: {0}", name);
        }
    }

    void remove(DeploymentId id) throws IOException {
        Path removed = root.resolve(REMOVED + UUID.randomUUID());
        try {
            Files.move(folder(id), removed, ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return;
        }
        RunFolders.deleteRecursively(removed);
    }

    private static void makeIfAbsent(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            RunFolders.createPrivateDirectory(folder);
        }
    }
}
