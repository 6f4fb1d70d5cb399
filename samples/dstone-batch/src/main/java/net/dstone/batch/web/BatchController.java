package net.dstone.batch.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dstone.batch.common.runner.JobArguments;
import net.dstone.batch.common.runner.JobStarter;
import net.dstone.batch.common.runner.TaskRegistrar;
import net.dstone.batch.common.runner.TaskRegistration;
import net.dstone.batch.common.runner.UnknownJobException;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.InvalidJobParametersException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Registers the jobs at the batch server, runs them, and tells how they are. */
@RestController
@RequestMapping("/batch")
@ConditionalOnWebApplication
class BatchController {

    private final TaskRegistrar registrar;
    private final JobStarter jobs;
    private final JobRepository repository;
    private final JdbcClient jdbc;

    BatchController(
            TaskRegistrar registrar, JobStarter jobs, JobRepository repository, JdbcClient jdbc) {
        this.registrar = registrar;
        this.jobs = jobs;
        this.repository = repository;
        this.jdbc = jdbc;
    }

    @RequestMapping(
            path = "/regtasks",
            method = {RequestMethod.GET, RequestMethod.POST})
    List<TaskRegistration> registerTasks() {
        return registrar.registerAll();
    }

    /** Starts the job and answers before it ends. */
    @RequestMapping(
            path = "/restapi/{jobName}",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<JobStatus> start(
            @PathVariable String jobName, @RequestParam Map<String, String> parameters)
            throws JobExecutionException {
        JobExecution execution = jobs.start(jobName, JobArguments.parse(parameters));
        return ResponseEntity.accepted()
                .location(URI.create("/batch/status/" + execution.getId()))
                .body(JobStatus.of(execution));
    }

    @GetMapping("/status/{id}")
    ResponseEntity<JobStatus> status(@PathVariable long id) {
        return ResponseEntity.of(
                Optional.ofNullable(repository.getJobExecution(id)).map(JobStatus::of));
    }

    /** UP when the database answers; 503 otherwise. */
    @GetMapping("/healthCheck")
    Map<String, String> health() {
        jdbc.sql("select 1").query().singleValue();
        return Map.of("status", "UP");
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> down(CannotGetJdbcConnectionException e) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .body(Map.of("status", "DOWN", "reason", String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ProblemDetail unknownJob(UnknownJobException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, e.getMessage());
    }

    /** Spring Batch 6.0.4 throws this for an unknown id, although it promises null. */
    @ExceptionHandler
    ProblemDetail unknownExecution(EmptyResultDataAccessException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "No such job execution");
    }

    @ExceptionHandler({InvalidJobParametersException.class, IllegalArgumentException.class})
    ProblemDetail badParameters(Exception e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    /** This instance runs, or is complete. */
    @ExceptionHandler
    ProblemDetail notStartable(JobExecutionException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
    }
}
