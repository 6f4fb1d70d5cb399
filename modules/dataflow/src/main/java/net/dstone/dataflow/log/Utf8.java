package net.dstone.dataflow.log;

/** Cuts text where no character is torn. */
final class Utf8 {

    private Utf8() {}

    /** How many of the bytes are whole characters; what is no UTF-8 at all counts as whole. */
    static int wholeLength(byte[] bytes) {
        for (int back = 1; back <= Math.min(3, bytes.length); back++) {
            int candidate = bytes[bytes.length - back] & 0xFF;
            boolean continues = (candidate & 0xC0) == 0x80;
            if (!continues) {
                int needed =
                        candidate >= 0xF0 ? 4 : candidate >= 0xE0 ? 3 : candidate >= 0xC0 ? 2 : 1;
                return needed > back ? bytes.length - back : bytes.length;
            }
        }
        return bytes.length;
    }
}
