package net.dstone.dataflow.endtoend;

import java.util.Set;

class ManyRowsOnH2Test extends ManyRowsContract {

    /** Of these H2 reads all that match, or what borders on it; decision 5 says so. */
    private static final Set<String> READ_WHOLE =
            Set.of(
                    "/jobs/executions?status=FAILED",
                    "/jobs/executions?name=frequent",
                    "/jobs/executions/20000/steps/40000/progress?schemaTarget=boot3",
                    "/jobs/instances?name=frequent",
                    "/audit-records?operations=TASK&actions=CREATE",
                    "/management/health");

    /** H2 counts what a subquery reads twice, and the arguments are looked up by themselves. */
    private static final long ARGUMENTS_SEARCHED = 75_000;

    @Override
    long mostRead(String path) {
        if (path.contains("search?text=")) {
            return ARGUMENTS_SEARCHED;
        }
        if (path.equals("/management/health")) {
            return 4L * EXECUTIONS;
        }
        return READ_WHOLE.contains(path) ? 2L * EXECUTIONS : super.mostRead(path);
    }
}
