package net.dstone.batch.common.runner;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.dstone.batch.common.runner.RegisteredJobs.RegisteredJob;
import net.dstone.batch.common.runner.TaskRegistration.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Creates a task definition at the batch server for every marked job. */
@Component
public final class TaskRegistrar {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);
    private static final int LONGEST_REASON = 500;
    private static final Logger log = LoggerFactory.getLogger(TaskRegistrar.class);

    private final RegisteredJobs jobs;
    private final String app;
    private final String server;
    private final RestClient http;

    TaskRegistrar(
            RegisteredJobs jobs,
            @Value("${spring.application.name}") String app,
            @Value("${spring.cloud.dataflow.client.server-uri}") String server) {
        this.jobs = jobs;
        this.app = app;
        this.server = server;
        JdkClientHttpRequestFactory requests =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
        requests.setReadTimeout(READ_TIMEOUT);
        this.http = RestClient.builder().baseUrl(server).requestFactory(requests).build();
    }

    /** Registers each job; a task that exists is left alone, and one failure does not keep back the rest. */
    public List<TaskRegistration> registerAll() {
        List<TaskRegistration> registrations = jobs.all().stream().map(this::register).toList();
        registrations.forEach(TaskRegistrar::report);
        return registrations;
    }

    private TaskRegistration register(RegisteredJob job) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("name", job.task());
        form.add("definition", "%s --spring.batch.job.names=%s".formatted(app, job.job()));
        form.add("description", job.description());
        try {
            return http.post()
                    .uri("/tasks/definitions")
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body(form)
                    .exchangeForRequiredValue((request, response) -> outcome(job, response));
        } catch (ResourceAccessException e) {
            return failed(
                    job,
                    "No answer from the batch server at %s: %s".formatted(server, e.getMessage()));
        }
    }

    private static TaskRegistration outcome(RegisteredJob job, ClientHttpResponse response)
            throws IOException {
        if (response.getStatusCode().is2xxSuccessful()) {
            return new TaskRegistration(job.job(), job.task(), Outcome.CREATED, null);
        }
        if (response.getStatusCode().isSameCodeAs(HttpStatus.CONFLICT)) {
            return new TaskRegistration(job.job(), job.task(), Outcome.EXISTS, null);
        }
        byte[] body = response.getBody().readNBytes(LONGEST_REASON);
        return failed(
                job,
                "%s: %s"
                        .formatted(
                                response.getStatusCode(),
                                new String(body, StandardCharsets.UTF_8)));
    }

    private static TaskRegistration failed(RegisteredJob job, String reason) {
        return new TaskRegistration(job.job(), job.task(), Outcome.FAILED, reason);
    }

    private static void report(TaskRegistration registration) {
        if (registration.outcome() == Outcome.FAILED) {
            log.warn(
                    "Task '{}' was not registered. {}", registration.task(), registration.reason());
        } else {
            log.info("Task '{}': {}", registration.task(), registration.outcome());
        }
    }
}
