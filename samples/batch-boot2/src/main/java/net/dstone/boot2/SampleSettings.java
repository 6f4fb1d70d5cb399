package net.dstone.boot2;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What the job does. */
@ConstructorBinding
@ConfigurationProperties(prefix = "sample", ignoreUnknownFields = false)
public final class SampleSettings {

    private final int lines;
    private final int sleep;
    private final boolean fail;

    /**
     * @param lines Lines that the first step prints
     * @param sleep Seconds that the second step takes
     * @param fail Fail the second step on its first attempt; a restart succeeds
     */
    public SampleSettings(
            @DefaultValue("5") int lines,
            @DefaultValue("0") int sleep,
            @DefaultValue("false") boolean fail) {
        this.lines = lines;
        this.sleep = sleep;
        this.fail = fail;
    }

    public int getLines() {
        return lines;
    }

    public int getSleep() {
        return sleep;
    }

    public boolean isFail() {
        return fail;
    }
}
