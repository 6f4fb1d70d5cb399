package net.dstone.platform;

import java.util.List;
import java.util.Map;

/**
 * What a platform would run for a request. Command and environment hold secrets as the program would see
 * them, so they are to be masked before anybody sees them.
 *
 * @param command the command line, each word for itself
 * @param workingDirectory where the program would start
 * @param environment all variables it would find
 * @param notes for people: what is decided only at the launch, and what of the request has no effect
 */
public record LaunchPreview(
        List<String> command,
        String workingDirectory,
        Map<String, String> environment,
        List<String> notes) {

    public LaunchPreview {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        notes = List.copyOf(notes);
    }

    /** Without values, which may be secrets: this text ends in logs. */
    @Override
    public String toString() {
        return "LaunchPreview[%d words, workingDirectory=%s, notes=%s]"
                .formatted(command.size(), workingDirectory, notes);
    }
}
