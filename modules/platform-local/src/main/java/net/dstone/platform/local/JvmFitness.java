package net.dstone.platform.local;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What warming may do to a Java machine that is started with certain options. An archive is of use only
 * to a machine that is set up like the one that made it; what is not known to tolerate one is left alone.
 */
sealed interface JvmFitness {

    /** It has to be started the plain way. */
    record Unfit(String reason) implements JvmFitness {}

    /**
     * @param archive the kind of archive it can use
     * @param tunable whether nobody chose a compiler or a collector
     */
    record Fit(Archive archive, boolean tunable) implements JvmFitness {}

    /** Kinds of archive, the best last. */
    enum Archive {
        NONE,
        /** Parsed and verified classes. */
        CLASSES,
        /** Linked ones too, which exact equality of the module graph needs. */
        LINKED_CLASSES
    }

    /** Variables that add options to every Java machine. */
    List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    int LOWEST_VERSION = 17;
    int LOWEST_VERSION_THAT_LINKS = 25;

    /** From this size on objects are referred to in another way, and archives are refused. */
    long HUGE_HEAP = 31L << 30;

    /** Of the machine's memory, without an option that says otherwise. */
    double DEFAULT_HEAP_PERCENTAGE = 25;

    /** Options that change neither what an archive needs nor how fast a program is. */
    Pattern NEUTRAL =
            Pattern.compile(
                    """
                    (?x)
                    -D(?!jarmode|loader\\.|java\\.system\\.class\\.loader|java\\.class\\.path|java\\.security\\.manager|jdk\\.module).*
                    | -X(ms|mx|mn|ss)\\d+[kKmMgGtT]?
                    | -(ea|enableassertions|da|disableassertions)(:.*)?
                    | -(esa|dsa|server|Xrs)
                    | -(Xlog|verbose)(:.*)?
                    | --enable-preview
                    | -XX:[+-](HeapDumpOnOutOfMemoryError|ExitOnOutOfMemoryError|CrashOnOutOfMemoryError
                        |UseContainerSupport|EnableDynamicAgentLoading|ShowCodeDetailsInExceptionMessages
                        |OmitStackTraceInFastThrow|DisableExplicitGC|AlwaysPreTouch|UsePerfData)
                    | -XX:(HeapDumpPath|ErrorFile|OnOutOfMemoryError|OnError|MetaspaceSize|MaxMetaspaceSize
                        |ReservedCodeCacheSize|MaxDirectMemorySize|InitialHeapSize|MaxHeapSize
                        |InitialRAMPercentage|MinRAMPercentage|MaxRAMPercentage|ActiveProcessorCount
                        |ThreadStackSize|NativeMemoryTracking)=.*
                    """);

    /** Somebody's choice of compiler or collector, which an archive does not mind. */
    Pattern CHOICES =
            Pattern.compile(
                    """
                    (?x)
                    -Xint
                    | -XX:[+-](UseSerialGC|UseParallelGC|UseG1GC|TieredCompilation|UseStringDeduplication)
                    | -XX:(TieredStopAtLevel|CICompilerCount|MaxGCPauseMillis|ParallelGCThreads|ConcGCThreads
                        |GCTimeRatio|NewRatio|SurvivorRatio|G1\\w+|InitiatingHeapOccupancyPercent)=.*
                    """);

    /** They change the module graph. With a blank instead of {@code =} the value is the next option. */
    Set<String> MODULES =
            Set.of(
                    "--add-opens",
                    "--add-exports",
                    "--add-reads",
                    "--add-modules",
                    "--enable-native-access");

    Pattern MAX_HEAP =
            Pattern.compile("(?:-Xmx|-XX:MaxHeapSize=)(\\d+)([kmgt]?)", Pattern.CASE_INSENSITIVE);

    Pattern MAX_HEAP_PERCENTAGE = Pattern.compile("-XX:MaxRAMPercentage=(\\d+(?:\\.\\d+)?)");

    /**
     * @param version feature release of the Java machine
     * @param options of the command line
     * @param environment the program's
     * @param memory of this computer, in bytes
     */
    static JvmFitness of(
            int version, List<String> options, Map<String, String> environment, long memory) {
        if (version < LOWEST_VERSION) {
            return new Unfit("Java %d makes no archives of applications".formatted(version));
        }
        List<String> all = new ArrayList<>();
        for (String variable : VARIABLES) {
            String value = environment.getOrDefault(variable, "").strip();
            if (value.contains("\"") || value.contains("'")) {
                return new Unfit("%s has quotes".formatted(variable));
            }
            if (!value.isEmpty()) {
                all.addAll(List.of(value.split("\\s+")));
            }
        }
        all.addAll(options);
        boolean linked = version >= LOWEST_VERSION_THAT_LINKS;
        boolean tunable = true;
        for (Iterator<String> i = all.iterator(); i.hasNext(); ) {
            String option = i.next();
            if (MODULES.contains(option.split("=", 2)[0])) {
                linked = false;
                if (!option.contains("=") && i.hasNext()) {
                    i.next();
                }
            } else if (CHOICES.matcher(option).matches()) {
                tunable = false;
            } else if (!NEUTRAL.matcher(option).matches()) {
                return new Unfit("of the option " + option.split("=", 2)[0]);
            }
        }
        if (maxHeap(all, memory) >= HUGE_HEAP) {
            return new Fit(Archive.NONE, tunable);
        }
        return new Fit(linked ? Archive.LINKED_CLASSES : Archive.CLASSES, tunable);
    }

    private static double maxHeap(List<String> options, long memory) {
        Optional<Double> size = Optional.empty();
        double percentage = DEFAULT_HEAP_PERCENTAGE;
        for (String option : options) {
            Matcher bytes = MAX_HEAP.matcher(option);
            Matcher percent = MAX_HEAP_PERCENTAGE.matcher(option);
            if (bytes.matches()) {
                size = Optional.of(Double.parseDouble(bytes.group(1)) * unit(bytes.group(2)));
            } else if (percent.matches()) {
                percentage = Double.parseDouble(percent.group(1));
            }
        }
        return size.orElse(memory * percentage / 100);
    }

    private static double unit(String letter) {
        return switch (letter) {
            case "k", "K" -> 1L << 10;
            case "m", "M" -> 1L << 20;
            case "g", "G" -> 1L << 30;
            case "t", "T" -> 1L << 40;
            default -> 1;
        };
    }
}
