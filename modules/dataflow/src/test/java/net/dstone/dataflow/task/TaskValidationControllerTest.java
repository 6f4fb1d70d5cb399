package net.dstone.dataflow.task;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.dstone.dataflow.launch.FakePlatformConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@Import(FakePlatformConfiguration.class)
class TaskValidationControllerTest {

    @Autowired private RestTestClient client;
    @Autowired private JdbcClient jdbc;
    @TempDir private Path folder;

    private TaskTables tables;

    @BeforeEach
    void oneAppThatOpensAndOneThatDoesNot() throws IOException {
        tables = new TaskTables(jdbc);
        tables.clear();
        tables.app("good", executableJar("good-1.0.0.jar").toUri().toString());
        tables.app("ghost", folder.resolve("ghost-1.0.0.jar").toUri().toString());
        Files.writeString(folder.resolve("text-1.0.0.jar"), "this is no jar");
        tables.app("text", folder.resolve("text-1.0.0.jar").toUri().toString());
    }

    @Test
    void anAppIsValidWhenItsFileOpens() {
        tables.definition("t", "good --api.token=hunter2", "demo");

        validate("t")
                .json(
                        """
                        {"appName":"t","dsl":"good --api.token='******'","description":"demo",
                         "appStatuses":{"task:t":"valid"}}
                        """,
                        JsonCompareMode.STRICT);
    }

    @Test
    void anAppThatIsMissingOrIsNoProgramIsInvalid() {
        tables.definition("missing", "ghost", null);
        tables.definition("broken", "text", null);
        tables.definition("unregistered", "nosuchapp", null);

        for (String name : new String[] {"missing", "broken", "unregistered"}) {
            validate(name).jsonPath("$.appStatuses['task:" + name + "']").isEqualTo("invalid");
        }
    }

    @Test
    void aComposedTaskHasAStatusForEachChild() {
        tables.definition("flow", "<a: good || ghost> && b: good", "");

        validate("flow")
                .json(
                        """
                        {"appName":"flow","dsl":"<a: good || ghost> && b: good","description":"",
                         "appStatuses":{
                           "task:flow-a":"valid","task:flow-ghost":"invalid","task:flow-b":"valid"}}
                        """,
                        JsonCompareMode.STRICT);
    }

    private RestTestClient.BodyContentSpec validate(String name) {
        return client.get()
                .uri("/tasks/validation/" + name)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/hal+json")
                .expectBody();
    }

    private Path executableJar(String name) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "demo.Main");
        Path jar = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file, manifest)) {
            entries.finish();
        }
        return jar;
    }
}
