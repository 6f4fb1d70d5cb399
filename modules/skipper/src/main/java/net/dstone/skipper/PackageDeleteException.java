package net.dstone.skipper;

/** The package is still needed, or is not ours to delete. */
public final class PackageDeleteException extends SkipperException {

    private static final long serialVersionUID = 1L;

    public PackageDeleteException(String message) {
        super(message);
    }
}
