package net.dstone.dataflow.launch;

/**
 * A text only servers with the right key can read.
 *
 * @param keyId which key that is
 * @param text encrypted, Base64
 */
record SealedText(String keyId, String text) {}
