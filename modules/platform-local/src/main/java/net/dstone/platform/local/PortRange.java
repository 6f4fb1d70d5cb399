package net.dstone.platform.local;

/** The ports that programs may get, both ends included. */
public record PortRange(int low, int high) {

    public PortRange {
        if (low < 1 || high > 65535 || low > high) {
            throw new IllegalArgumentException(
                    "portRange.low and portRange.high must be within 1 and 65535, low not above high, but are %d and %d"
                            .formatted(low, high));
        }
    }

    boolean contains(int port) {
        return port >= low && port <= high;
    }
}
