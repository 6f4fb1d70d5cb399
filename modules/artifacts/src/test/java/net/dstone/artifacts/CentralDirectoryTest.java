package net.dstone.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class CentralDirectoryTest {

    private static byte[] zip(String comment) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setComment(comment);
            for (String name : List.of("first", "wanted", "last")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write((name + "'s text").getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String textAt(byte[] zip, int offset) throws IOException {
        try (ZipInputStream in =
                new ZipInputStream(new ByteArrayInputStream(zip, offset, zip.length - offset))) {
            in.getNextEntry();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void leadsStraightToTheWantedFiles() throws IOException {
        for (String comment : List.of("", "a comment", "x".repeat(0xFFFF))) {
            byte[] zip = zip(comment);

            List<Integer> found =
                    CentralDirectory.find(zip, Set.of("wanted", "missing")).orElseThrow();

            assertThat(found).hasSize(1);
            assertThat(textAt(zip, found.getFirst())).isEqualTo("wanted's text");
        }
    }

    @Test
    void givesUpOnWhatItDoesNotUnderstand() throws IOException {
        byte[] zip = zip("");
        byte[] damaged = zip.clone();
        damaged[new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002")] = 0;

        assertThat(CentralDirectory.find(Arrays.copyOf(zip, zip.length / 2), Set.of("wanted")))
                .isEqualTo(Optional.empty());
        assertThat(CentralDirectory.find(damaged, Set.of("wanted"))).isEqualTo(Optional.empty());
        assertThat(CentralDirectory.find(new byte[0], Set.of("wanted")))
                .isEqualTo(Optional.empty());
        assertThat(CentralDirectory.find(new byte[100_000], Set.of("wanted")))
                .isEqualTo(Optional.empty());
    }

    @Test
    void staysWithinBoundsWhateverByteIsDamaged() throws IOException {
        byte[] zip = zip("");
        for (int at = 0; at < zip.length; at++) {
            byte[] damaged = zip.clone();
            damaged[at] = (byte) 0xFF;
            CentralDirectory.find(damaged, Set.of("wanted"))
                    .ifPresent(
                            offsets ->
                                    assertThat(offsets)
                                            .allMatch(offset -> offset < damaged.length - 4));
        }
    }
}
