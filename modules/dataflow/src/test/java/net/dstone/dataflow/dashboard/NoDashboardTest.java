package net.dstone.dataflow.dashboard;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A server that was built without the dashboard. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class NoDashboardTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Files {

        @Bean
        @Primary
        DashboardFiles noFiles() {
            return new DashboardFiles(List.of("nowhere/"));
        }
    }

    @Autowired private RestTestClient client;

    @Test
    void itsPathsAreUnknownAndBrowsersGetTheApi() {
        client.get()
                .uri("/dashboard/tasks")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.path")
                .isEqualTo("/dashboard/tasks");
        client.get()
                .uri("/")
                .header("Accept", "text/html,*/*;q=0.8")
                .exchange()
                .expectStatus()
                .isOk();
    }
}
