package net.dstone.batch.common.batch;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.support.AbstractItemCountingItemStreamItemReader;

/** Reads the numbers from 1 to {@code last}; a restart goes on after the last number that was committed. */
public class NumberReader extends AbstractItemCountingItemStreamItemReader<Integer> {

    NumberReader() {}

    public static NumberReader upTo(int last) {
        NumberReader reader = new NumberReader();
        reader.setName("numbers");
        reader.setMaxItemCount(last);
        return reader;
    }

    @Override
    protected @Nullable Integer doRead() {
        return getCurrentItemCount();
    }

    @Override
    protected void jumpToItem(int itemIndex) {
        // The count itself is the position, and the base class restores it.
    }

    @Override
    protected void doOpen() {}

    @Override
    protected void doClose() {}
}
