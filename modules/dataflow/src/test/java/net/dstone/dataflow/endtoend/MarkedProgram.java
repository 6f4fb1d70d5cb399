package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import net.dstone.dataflow.endtoend.Api.Execution;

/**
 * A program that takes the place of Java and leaves a mark of each time it runs, and of how it means to
 * end. Its arguments say what it does:
 *
 * <pre>
 * target=boot4   the schema target of its execution, which with the id names its marks; always needed
 * seconds=0.5    how long it takes
 * code=3         its exit code
 * gate=FILE      it does nothing before the file exists
 * stubborn=yes   it ignores SIGTERM
 * child=yes      it starts a child that ignores SIGTERM and outlives it
 * </pre>
 */
final class MarkedProgram {

    private final Path script;
    private final Path marks;

    /**
     * @param folder an existing one of its own
     */
    MarkedProgram(Path folder) throws IOException {
        script = folder.resolve("marked.sh");
        marks = Files.createDirectory(folder.resolve("marks"));
        Files.writeString(
                script,
                """
                #!/bin/sh
                seconds=0 code=0 gate= stubborn= child=
                for argument in "$@"; do
                    case $argument in
                    --spring.cloud.task.executionid=*) id=${argument#*=} ;;
                    target=* | seconds=* | code=* | gate=* | stubborn=* | child=*) eval "$argument" ;;
                    esac
                done
                mark='%s'/$target-$id
                echo start >>"$mark"
                echo "This is $target-$id"
                [ -z "$stubborn" ] || trap '' TERM
                [ -z "$child" ] || (trap '' TERM && exec sleep 1000) &
                until [ -z "$gate" ] || [ -e "$gate" ]; do
                    # A failed test takes its folder away.
                    [ -e "$0" ] || exit 1
                    sleep 0.1
                done
                [ "$seconds" = 0 ] || sleep "$seconds"
                echo "$code" >>"$mark"
                exit "$code"
                """
                        .formatted(marks));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    /** The deployment property that has the app's launches run this program. */
    String insteadOfJava(String app) {
        return "deployer.%s.local.javaCmd=%s".formatted(app, script);
    }

    /**
     * @param starts how often it was started
     * @param ends the exit codes it meant to end with, as far as it came
     */
    record Marks(int starts, List<Integer> ends) {}

    Marks of(Execution execution) {
        try {
            List<String> lines =
                    Files.readAllLines(marks.resolve(execution.target() + "-" + execution.id()));
            List<String> starts = lines.stream().filter("start"::equals).toList();
            List<Integer> ends =
                    lines.stream()
                            .filter(line -> !line.equals("start"))
                            .map(Integer::valueOf)
                            .toList();
            return new Marks(starts.size(), ends);
        } catch (NoSuchFileException never) {
            return new Marks(0, List.of());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** What the program prints first. */
    static String firstLine(Execution execution) {
        return "This is %s-%d".formatted(execution.target(), execution.id());
    }

    void assertRanOnce(Execution execution) {
        assertThat(of(execution).starts()).as("starts of " + execution).isEqualTo(1);
    }
}
