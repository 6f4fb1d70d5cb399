package net.dstone.artifacts;

import java.util.regex.Pattern;

/** Takes credentials out of URIs that are shown. Works on text, as a URI in an error may be broken. */
final class SecretsInUris {

    private static final String MASK = "******";
    private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/?#\\s]*@");
    private static final Pattern SECRET_PARAMETER =
            Pattern.compile(
                    "(?i)([?&][^=&#\\s]*(?:token|passw|pwd|secret|key|credential|sig|auth)[^=&#\\s]*=)[^&#\\s]*");

    private SecretsInUris() {}

    static String mask(String text) {
        String withoutUser = USER_INFO.matcher(text).replaceAll(MASK + "@");
        return SECRET_PARAMETER.matcher(withoutUser).replaceAll("$1" + MASK);
    }
}
