package net.dstone.dataflow.app;

import java.util.Collection;
import java.util.Map;

/** Knows what still needs a registration. */
public interface AppUse {

    /** What uses these versions, for people; those that nothing uses are missing. */
    Map<AppRegistration, String> users(Collection<AppRegistration> apps);
}
