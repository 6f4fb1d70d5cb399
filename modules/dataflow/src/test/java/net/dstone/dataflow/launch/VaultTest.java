package net.dstone.dataflow.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import net.dstone.server.ServerHome;
import net.dstone.server.ServerProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

    @TempDir private Path folder;

    @Test
    void aServerReadsWhatItSealedAlsoAfterARestart() {
        SealedText sealed = vault("one").seal("secret");
        assertThat(sealed.text()).doesNotContain("secret");
        assertThat(vault("one").open(sealed)).contains("secret");
    }

    @Test
    void sealingTwiceGivesDifferentTexts() {
        Vault vault = vault("one");
        assertThat(vault.seal("secret").text()).isNotEqualTo(vault.seal("secret").text());
    }

    @Test
    void anotherKeyOrAChangedTextOpensNothing() {
        SealedText sealed = vault("one").seal("secret");
        assertThat(vault("two").open(sealed)).isEmpty();
        char last = sealed.text().charAt(10) == 'A' ? 'B' : 'A';
        String changed = sealed.text().substring(0, 10) + last + sealed.text().substring(11);
        assertThat(vault("one").open(new SealedText(sealed.keyId(), changed))).isEmpty();
        assertThat(vault("one").open(new SealedText(sealed.keyId(), "no Base64!"))).isEmpty();
    }

    @Test
    void onlyTheOwnerReadsTheKeyFile() throws IOException {
        vault("one");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(
                                        folder.resolve("one").resolve(Vault.KEY_FILE))))
                .isEqualTo("rw-------");
    }

    private Vault vault(String home) {
        return new Vault(new ServerHome(new ServerProperties(folder.resolve(home))));
    }
}
