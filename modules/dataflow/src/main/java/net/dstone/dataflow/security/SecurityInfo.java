package net.dstone.dataflow.security;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who the caller is, as SCDF's clients read it. */
public record SecurityInfo(
        boolean authenticationEnabled,
        boolean authenticated,
        @Nullable String username,
        List<String> roles) {

    /** This release knows no users. */
    public static SecurityInfo anonymous() {
        return new SecurityInfo(false, false, null, List.of());
    }
}
