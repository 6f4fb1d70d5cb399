package net.dstone.batch.common;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a job that is registered as a task at the batch server: on the bean method of one job, or on a
 * configuration class for every job it declares.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AutoRegJob {

    /** Name of the task; empty means the name of the job. */
    String name() default "";

    /** What the task does, shown in the server's list. */
    String description() default "";
}
