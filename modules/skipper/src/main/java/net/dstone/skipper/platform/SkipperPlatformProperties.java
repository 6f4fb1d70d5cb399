package net.dstone.skipper.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import net.dstone.platform.local.LocalAccount;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The accounts of the local platform. A setting that is unknown or whose value is not allowed stops the
 * server and is named.
 *
 * @param accounts settings by the account's name
 */
@ConfigurationProperties(
        prefix = "spring.cloud.skipper.server.platform.local",
        ignoreUnknownFields = false)
public record SkipperPlatformProperties(@DefaultValue Map<String, Map<String, String>> accounts) {

    public static final String DEFAULT_NAME = "default";

    private static final String ACCOUNTS = "spring.cloud.skipper.server.platform.local.accounts.";

    /** The name is also that of a folder. */
    private static final String NAME = "[A-Za-z0-9_-][A-Za-z0-9._-]*";

    /** How an element of the one setting that is a list arrives from YAML. */
    private static final Pattern LIST_ELEMENT = Pattern.compile("(?i)(?<=inherit)\\.(\\d+)$");

    public SkipperPlatformProperties {
        Map<String, Map<String, String>> all = new LinkedHashMap<>(accounts);
        if (all.isEmpty()) {
            all.put(DEFAULT_NAME, Map.of());
        }
        all.forEach(SkipperPlatformProperties::account);
        accounts = all;
    }

    /** By name, in the order of the configuration; one named {@code default} if none is configured. */
    Map<String, LocalAccount> all() {
        Map<String, LocalAccount> all = new LinkedHashMap<>();
        accounts.forEach((name, settings) -> all.put(name, account(name, settings)));
        return all;
    }

    private static LocalAccount account(String name, Map<String, String> settings) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "%s%s: the name of an account has letters, digits, '.', '_' and '-'"
                            .formatted(ACCOUNTS, name));
        }
        Map<String, String> all = new LinkedHashMap<>();
        settings.forEach(
                (key, value) -> all.put(LIST_ELEMENT.matcher(key).replaceFirst("[$1]"), value));
        try {
            return LocalAccount.of(all);
        } catch (IllegalArgumentException exception) {
            throw new IllegalArgumentException(
                    "%s%s: %s".formatted(ACCOUNTS, name, exception.getMessage()), exception);
        }
    }
}
