package net.dstone.dataflow.task;

import net.dstone.dataflow.web.DataflowException;
import org.jspecify.annotations.Nullable;

public final class NoSuchTaskExecutionException extends DataflowException {

    private static final long serialVersionUID = 1L;

    public NoSuchTaskExecutionException(ExecutionKey key) {
        super(
                Kind.NOT_FOUND,
                "Could not find TaskExecution with id %d for schema target %s"
                        .formatted(key.id(), key.target()));
    }

    NoSuchTaskExecutionException(String externalExecutionId, @Nullable String platformName) {
        super(
                Kind.NOT_FOUND,
                "Could not find TaskExecution with id %s%s"
                        .formatted(
                                externalExecutionId,
                                platformName == null ? "" : " for platform " + platformName));
    }
}
