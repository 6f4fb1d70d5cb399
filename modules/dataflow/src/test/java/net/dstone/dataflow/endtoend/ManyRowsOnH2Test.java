package net.dstone.dataflow.endtoend;

import java.util.Set;

class ManyRowsOnH2Test extends ManyRowsContract {

    /** Of these H2 reads all that match and sorts it; decision 5 says so. */
    private static final Set<String> SORTED_WHOLE =
            Set.of(
                    "/jobs/executions?status=FAILED",
                    "/jobs/executions?name=frequent",
                    "/jobs/executions/20000/steps/40000/progress?schemaTarget=boot3",
                    "/jobs/instances?name=frequent",
                    "/audit-records?operations=TASK&actions=CREATE");

    @Override
    long mostRead(String path) {
        return SORTED_WHOLE.contains(path) ? 2L * EXECUTIONS : super.mostRead(path);
    }
}
