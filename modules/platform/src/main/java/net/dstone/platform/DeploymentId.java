package net.dstone.platform;

/**
 * Names one deployment of an app on a platform, {@code <release>.<app>-v<release version>}. The caller
 * chooses it before it deploys, so that after a crash it can ask what became of it.
 */
public record DeploymentId(String value) {

    public static final int MAX_LENGTH = 255;

    public DeploymentId {
        if (value.length() > MAX_LENGTH || !value.matches("[A-Za-z0-9_$-][A-Za-z0-9._$-]*")) {
            throw new IllegalArgumentException("Not a deployment id: '" + value + "'");
        }
    }

    /** Of one instance of it, which SCDF's clients see as {@code instanceId} and {@code guid}. */
    public String instance(int index) {
        return value + "-" + index;
    }

    @Override
    public String toString() {
        return value;
    }
}
