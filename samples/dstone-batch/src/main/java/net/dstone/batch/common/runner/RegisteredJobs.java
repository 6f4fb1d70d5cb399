package net.dstone.batch.common.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.dstone.batch.common.AutoRegJob;
import org.springframework.batch.core.job.Job;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/** The jobs marked with {@link AutoRegJob}. */
@Component
final class RegisteredJobs {

    /** A job and the task it becomes. */
    record RegisteredJob(String job, String task, String description) {}

    private final ConfigurableListableBeanFactory beans;

    RegisteredJobs(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    List<RegisteredJob> all() {
        List<RegisteredJob> all = new ArrayList<>();
        for (String bean : beans.getBeanNamesForType(Job.class)) {
            marker(bean)
                    .ifPresent(
                            marker -> all.add(registered(beans.getBean(bean, Job.class), marker)));
        }
        return all;
    }

    /** On the bean method itself, else on the configuration class that declares it. */
    private Optional<AutoRegJob> marker(String bean) {
        return Optional.ofNullable(beans.findAnnotationOnBean(bean, AutoRegJob.class))
                .or(
                        () ->
                                Optional.ofNullable(
                                                beans.getMergedBeanDefinition(bean)
                                                        .getFactoryBeanName())
                                        .map(
                                                owner ->
                                                        beans.findAnnotationOnBean(
                                                                owner, AutoRegJob.class)));
    }

    private static RegisteredJob registered(Job job, AutoRegJob marker) {
        String task = marker.name().isEmpty() ? job.getName() : marker.name();
        return new RegisteredJob(job.getName(), task, marker.description());
    }
}
