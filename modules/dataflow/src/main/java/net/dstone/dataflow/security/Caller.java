package net.dstone.dataflow.security;

import java.security.Principal;
import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Whoever sent the request that is being answered. */
public final class Caller {

    private Caller() {}

    /** The name they signed in with; empty outside a request and for everybody while nobody has to sign in. */
    public static Optional<String> name() {
        return RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes attributes
                ? Optional.ofNullable(attributes.getRequest().getUserPrincipal())
                        .map(Principal::getName)
                : Optional.empty();
    }
}
