package net.dstone.platform.local;

import java.time.Duration;

/**
 * What an account says about warm launches.
 *
 * @param enabled whether jars are laid out and given an archive at all
 * @param cacheBytes how much room that may take under the account's home
 * @param shortRun a task whose last runs were all shorter is started for a quick end; zero for never
 */
public record WarmSettings(boolean enabled, long cacheBytes, Duration shortRun) {

    public WarmSettings {
        if (cacheBytes < 0) {
            throw new IllegalArgumentException(
                    "warmCacheSize must not be negative, but is '%d'".formatted(cacheBytes));
        }
        if (shortRun.isNegative()) {
            throw new IllegalArgumentException(
                    "warmShortRun must be 0 or more seconds, but is '%s'".formatted(shortRun));
        }
    }

    static WarmSettings defaults() {
        return new WarmSettings(true, 2L << 30, Duration.ofSeconds(30));
    }
}
