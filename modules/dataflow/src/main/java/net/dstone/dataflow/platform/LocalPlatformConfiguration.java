package net.dstone.dataflow.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.dstone.platform.local.JavaHomes;
import net.dstone.platform.local.LocalAccount;
import net.dstone.platform.local.LocalTaskLauncher;
import net.dstone.server.ServerProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** An auto-configuration, so that it comes after any other that brings platforms of its own. */
@AutoConfiguration
class LocalPlatformConfiguration {

    @Bean
    @ConditionalOnMissingBean
    TaskPlatforms taskPlatforms(
            ServerProperties server,
            LocalPlatformProperties local,
            DefaultsProperties defaults,
            JavaProperties java) {
        JavaHomes javaHomes = JavaHomes.discover().with(java.javaHomes());
        List<TaskPlatform> platforms = new ArrayList<>();
        local.all(defaults.localSettings())
                .forEach(
                        (name, account) ->
                                platforms.add(
                                        new TaskPlatform(
                                                name,
                                                TaskPlatform.LOCAL,
                                                description(account, home(server, name)),
                                                account.maximumConcurrentTasks(),
                                                new LocalTaskLauncher(
                                                        home(server, name), account, javaHomes),
                                                local.limits(name))));
        return new TaskPlatforms(platforms);
    }

    /** Two launchers must not share a home; that of the default account is the server's own. */
    private static Path home(ServerProperties server, String account) {
        return account.equals(TaskPlatforms.DEFAULT_NAME)
                ? server.home()
                : server.home().resolve("accounts").resolve(account);
    }

    /** In the form of SCDF's. */
    private static String description(LocalAccount account, Path home) {
        return "ShutdownTimeout = [%d], EnvVarsToInherit = [%s], JavaCmd = [%s], WorkingDirectoriesRoot = [%s], DeleteFilesOnExit = [%s]"
                .formatted(
                        account.shutdownTimeout().toSeconds(),
                        String.join(",", account.envVarsToInherit()),
                        account.javaCmd(),
                        account.workingDirectoriesRoot().orElse(home.resolve("runs")),
                        account.deleteFilesOnExit());
    }
}
