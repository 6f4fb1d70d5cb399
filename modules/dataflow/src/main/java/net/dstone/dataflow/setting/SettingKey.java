package net.dstone.dataflow.setting;

/** What a setting is kept under. */
record SettingKey(String value) {

    /** As many characters as its column has. */
    private static final int MAX_LENGTH = 100;

    SettingKey {
        if (value.length() > MAX_LENGTH || !value.matches("[A-Za-z0-9._-]+")) {
            throw new InvalidSettingException(
                    "The key of a setting has 1 to %d letters, digits, '.', '_' or '-', unlike '%s'"
                            .formatted(MAX_LENGTH, value));
        }
    }
}
