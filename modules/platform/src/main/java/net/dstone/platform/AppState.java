package net.dstone.platform;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How an app, or one instance of it, is. The names, in lower case, are those SCDF's clients know. */
public enum AppState {
    /** Not healthy yet, or started anew after it ended. */
    DEPLOYING,
    /** Runs and is healthy. */
    DEPLOYED,
    /** Nothing of it runs or will run. */
    UNDEPLOYED,
    /** Some instances are healthy, others failed. */
    PARTIAL,
    /** It ended, or never became healthy, and is not started again. */
    FAILED,
    /** The platform cannot tell because of an error of its own. */
    ERROR,
    /** The platform has never heard of it. */
    UNKNOWN;

    /** Of an app by its instances; {@link #UNKNOWN} of an app without any. */
    public static AppState of(Collection<AppState> instances) {
        Set<AppState> states = EnumSet.noneOf(AppState.class);
        states.addAll(instances);
        if (states.isEmpty()) {
            return UNKNOWN;
        }
        if (states.size() == 1) {
            return states.iterator().next();
        }
        if (states.contains(ERROR)) {
            return ERROR;
        }
        if (states.contains(DEPLOYED) && states.contains(FAILED)) {
            return PARTIAL;
        }
        if (states.contains(FAILED)) {
            return FAILED;
        }
        return states.contains(DEPLOYING) ? DEPLOYING : PARTIAL;
    }

    /** As it is written in answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
