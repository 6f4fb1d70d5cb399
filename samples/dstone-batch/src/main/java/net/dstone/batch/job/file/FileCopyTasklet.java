package net.dstone.batch.job.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Copies a block at a time and remembers its position, so it can be stopped, and restarted where it was. */
class FileCopyTasklet implements Tasklet {

    private static final long BLOCK_BYTES = 8 * 1024 * 1024;
    private static final String COPIED_BYTES = "copiedBytes";
    private static final Logger log = LoggerFactory.getLogger(FileCopyTasklet.class);

    private final Path source;
    private final Path target;

    FileCopyTasklet(Path source, Path target) {
        this.source = source;
        this.target = target;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context)
            throws IOException {
        ExecutionContext state = contribution.getStepExecution().getExecutionContext();
        long copied = copyBlock(state.getLong(COPIED_BYTES, 0));
        state.putLong(COPIED_BYTES, copied);
        long size = Files.size(source);
        log.info("복사 Copied {} of {} bytes from {} to {}", copied, size, source, target);
        return copied < size ? RepeatStatus.CONTINUABLE : RepeatStatus.FINISHED;
    }

    /** Bytes copied so far, this block included. */
    private long copyBlock(long position) throws IOException {
        if (!Files.isRegularFile(source)) {
            throw new NoSuchFileException(source.toString());
        }
        Path folder = target.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (FileChannel from = FileChannel.open(source, StandardOpenOption.READ);
                FileChannel to =
                        FileChannel.open(
                                target, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            // A block that was written but not recorded, or an older, longer target, ends here.
            to.truncate(position);
            to.position(position);
            return position + from.transferTo(position, BLOCK_BYTES, to);
        }
    }
}
