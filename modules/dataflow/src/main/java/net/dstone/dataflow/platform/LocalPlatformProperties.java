package net.dstone.dataflow.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import net.dstone.platform.local.LocalAccount;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The accounts of the local platform, as SCDF's configuration has them. A setting that is unknown or
 * whose value is not allowed stops the server and is named.
 *
 * @param accounts settings by the account's name
 */
@ConfigurationProperties(
        prefix = "spring.cloud.dataflow.task.platform.local",
        ignoreUnknownFields = false)
record LocalPlatformProperties(@DefaultValue Map<String, Map<String, String>> accounts) {

    private static final String ACCOUNTS = "spring.cloud.dataflow.task.platform.local.accounts";

    /** The name is also that of a folder. */
    private static final String NAME = "[A-Za-z0-9_-][A-Za-z0-9._-]*";

    /** How an element of the one setting that is a list arrives from YAML. */
    private static final Pattern LIST_ELEMENT = Pattern.compile("(?i)(?<=inherit)\\.(\\d+)$");

    LocalPlatformProperties {
        accounts = new LinkedHashMap<>(accounts);
        accounts.forEach((name, settings) -> account(name, Map.of(), settings));
        for (String name : accounts.keySet()) {
            limits(name, accounts);
        }
    }

    /** The time limits of an account. */
    TimeLimits limits(String name) {
        return limits(name, accounts);
    }

    private static TimeLimits limits(String name, Map<String, Map<String, String>> accounts) {
        try {
            return TimeLimits.STANDARD.with("", accounts.getOrDefault(name, Map.of()));
        } catch (IllegalArgumentException exception) {
            throw new IllegalArgumentException(
                    "%s.%s: %s".formatted(ACCOUNTS, name, exception.getMessage()), exception);
        }
    }

    /**
     * By name, in the order of the configuration; one named {@code default} if none is configured.
     *
     * @param defaults settings of all accounts, which each may replace
     */
    Map<String, LocalAccount> all(Map<String, String> defaults) {
        Map<String, LocalAccount> all = new LinkedHashMap<>();
        if (accounts.isEmpty()) {
            all.put(
                    TaskPlatforms.DEFAULT_NAME,
                    account(TaskPlatforms.DEFAULT_NAME, defaults, Map.of()));
        }
        accounts.forEach((name, settings) -> all.put(name, account(name, defaults, settings)));
        return all;
    }

    private static LocalAccount account(
            String name, Map<String, String> defaults, Map<String, String> settings) {
        String prefix = ACCOUNTS + "." + name;
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "%s: the name of an account has letters, digits, '.', '_' and '-'"
                            .formatted(prefix));
        }
        // The account's own settings come last: of two spellings of a key the later one counts.
        Map<String, String> all = new LinkedHashMap<>(defaults);
        TimeLimits.others(settings)
                .forEach(
                        (key, value) ->
                                all.put(LIST_ELEMENT.matcher(key).replaceFirst("[$1]"), value));
        try {
            return LocalAccount.of(all);
        } catch (IllegalArgumentException exception) {
            throw new IllegalArgumentException(
                    "%s: %s".formatted(prefix, exception.getMessage()), exception);
        }
    }
}
