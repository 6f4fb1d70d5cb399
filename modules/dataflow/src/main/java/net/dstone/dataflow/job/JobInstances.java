package net.dstone.dataflow.job;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import org.springframework.stereotype.Component;

/** Reads job instances: a job with one set of identifying parameters, run until it completes. */
@Component
class JobInstances {

    /**
     * @param executions newest first
     */
    record JobInstance(BatchSchema schema, long id, String jobName, List<JobExecution> executions) {

        JobInstance {
            executions = List.copyOf(executions);
        }
    }

    private static final SchemaPages.Listing OF_JOB =
            new SchemaPages.Listing(
                    "from {batch}JOB_INSTANCE i where i.job_name = :jobName",
                    null,
                    "i.job_instance_id",
                    null);

    private final BatchSchemas schemas;
    private final SchemaPages pages;
    private final JobExecutions executions;

    JobInstances(BatchSchemas schemas, SchemaPages pages, JobExecutions executions) {
        this.schemas = schemas;
        this.pages = pages;
        this.executions = executions;
    }

    /**
     * Newest first.
     *
     * @throws NoSuchJobException when that job never ran
     */
    Page<JobInstance> list(String jobName, PageQuery query) {
        Page<SchemaPages.Key> keys =
                pages.read(schemas.all(), OF_JOB, Map.of("jobName", jobName), query);
        if (keys.total() == 0) {
            throw new NoSuchJobException(jobName);
        }
        Map<SchemaPages.Key, List<JobExecution>> found = executions.ofInstances(keys.content());
        return keys.map(
                key ->
                        new JobInstance(
                                key.schema(),
                                key.id(),
                                jobName,
                                Objects.requireNonNull(found.get(key))));
    }

    /**
     * @throws NoSuchJobInstanceException when there is none of that id in the set
     */
    JobInstance get(BatchSchema schema, long id) {
        String jobName =
                schema.query(
                                """
                                select job_name from {batch}JOB_INSTANCE
                                where job_instance_id = :id
                                """)
                        .param("id", id)
                        .query(String.class)
                        .optional()
                        .orElseThrow(() -> new NoSuchJobInstanceException(schema, id));
        SchemaPages.Key key = new SchemaPages.Key(schema, 0, id, null);
        return new JobInstance(
                schema,
                id,
                jobName,
                Objects.requireNonNull(executions.ofInstances(List.of(key)).get(key)));
    }
}
