package net.dstone.dataflow.app;

import java.util.Optional;

/** Knows what still needs a registration. */
public interface AppUse {

    /** What uses this version, for people; empty when nothing does. */
    Optional<String> userOf(AppRegistration app);
}
