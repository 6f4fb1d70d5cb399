package net.dstone.dataflow.launch;

import java.nio.file.Path;
import net.dstone.dataflow.web.DataflowException;
import org.springframework.util.unit.DataSize;

/** The embedded database has too little room to keep a launch. */
class DiskFullException extends DataflowException {

    private static final long serialVersionUID = 1L;

    DiskFullException(Path folder, DataSize least) {
        super(
                Kind.UNAVAILABLE,
                "The launch was not accepted: less than %d MB are free for the embedded database in %s. Free some, and launch it again"
                        .formatted(least.toMegabytes(), folder));
    }
}
