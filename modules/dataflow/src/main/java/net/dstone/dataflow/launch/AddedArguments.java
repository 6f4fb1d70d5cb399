package net.dstone.dataflow.launch;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What servers add to every launch by themselves, also under {@code app.<name>.}: the place of the
 * execution in the tables and in a composed task. A later launch gets its own, so they are left out of what
 * it is given.
 */
public final class AddedArguments {

    private static final Pattern ADDED =
            Pattern.compile(
                    "--(app\\.[^=]+?\\.)?(spring\\.cloud\\.task\\.(executionid|initialize-enabled"
                            + "|tablePrefix|schemaTarget|name|parent-execution-id"
                            + "|parent-schema-target)"
                            + "|spring\\.batch\\.jdbc\\.table-prefix"
                            + "|spring\\.cloud\\.deployer\\.bootVersion)=.*",
                    Pattern.DOTALL);

    private AddedArguments() {}

    /** Those that callers gave, in their order. */
    public static List<String> removedFrom(List<String> arguments) {
        return arguments.stream().filter(argument -> !ADDED.matcher(argument).matches()).toList();
    }
}
