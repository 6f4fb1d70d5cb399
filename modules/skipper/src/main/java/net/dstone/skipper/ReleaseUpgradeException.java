package net.dstone.skipper;

/** The release cannot be upgraded like this, for instance because nothing would change. */
public final class ReleaseUpgradeException extends SkipperException {

    private static final long serialVersionUID = 1L;

    public ReleaseUpgradeException(String message) {
        super(message);
    }
}
