package net.dstone.dataflow.stream;

import java.util.Optional;
import net.dstone.skipper.Skipper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The Skipper that deploys the streams. A server without one still starts, and says so when it is needed. */
@Component
public class SkipperAccess {

    private final ObjectProvider<Skipper> skipper;

    SkipperAccess(ObjectProvider<Skipper> skipper) {
        this.skipper = skipper;
    }

    /**
     * @throws NoSkipperException if this server has none
     */
    public Skipper get() {
        return find().orElseThrow(NoSkipperException::new);
    }

    public Optional<Skipper> find() {
        return Optional.ofNullable(skipper.getIfAvailable());
    }
}
