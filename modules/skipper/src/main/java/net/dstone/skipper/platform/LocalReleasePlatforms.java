package net.dstone.skipper.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.dstone.artifacts.ConfigurationOption;
import net.dstone.artifacts.DeclaredOptions;
import net.dstone.platform.local.JavaHomes;
import net.dstone.platform.local.LocalAccount;
import net.dstone.platform.local.LocalAppDeployer;

/** The accounts on the machine the server runs on. */
public final class LocalReleasePlatforms {

    private LocalReleasePlatforms() {}

    /**
     * @param home of the server; each account keeps its apps below
     */
    public static ReleasePlatforms of(
            Path home, SkipperPlatformProperties properties, JavaHomes javaHomes) {
        List<ConfigurationOption> options =
                DeclaredOptions.read(LocalReleasePlatforms.class, "local-options.json");
        List<ReleasePlatform> platforms = new ArrayList<>();
        properties
                .all()
                .forEach(
                        (name, account) ->
                                platforms.add(
                                        new ReleasePlatform(
                                                name,
                                                ReleasePlatform.LOCAL,
                                                description(account),
                                                options,
                                                new LocalAppDeployer(
                                                        folder(home, name), account, javaHomes))));
        return new ReleasePlatforms(platforms);
    }

    /** Two deployers must not share a home; that of the default account is the server's own. */
    private static Path folder(Path home, String account) {
        return account.equals(SkipperPlatformProperties.DEFAULT_NAME)
                ? home
                : home.resolve("app-accounts").resolve(account);
    }

    /** In the form of Skipper's. */
    private static String description(LocalAccount account) {
        return "ShutdownTimeout = [%d], EnvVarsToInherit = [%s], JavaCmd = [%s], DeleteFilesOnExit = [%s]"
                .formatted(
                        account.shutdownTimeout().toSeconds(),
                        String.join(",", account.envVarsToInherit()),
                        account.javaCmd(),
                        account.deleteFilesOnExit());
    }
}
