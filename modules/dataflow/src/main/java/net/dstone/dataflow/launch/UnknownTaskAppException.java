package net.dstone.dataflow.launch;

import java.util.Optional;
import net.dstone.dataflow.web.DataflowException;

final class UnknownTaskAppException extends DataflowException {

    private static final long serialVersionUID = 1L;

    UnknownTaskAppException(String appName, Optional<String> version) {
        super(
                Kind.NOT_FOUND,
                version.map(
                                wanted ->
                                        "Unknown task app: %s in version %s"
                                                .formatted(appName, wanted))
                        .orElseGet(
                                () ->
                                        "Unknown task app: %s is not registered or has no default version"
                                                .formatted(appName)));
    }
}
