package net.dstone.dataflow.endtoend;

import java.nio.file.Path;
import net.dstone.dataflow.testing.TestDatabase;

class GuideFlowOnPostgresIT extends GuideFlowContract {

    @Override
    protected ServerProcess newServer(Path home) {
        return ServerProcess.onPostgres(home, TestDatabase.POSTGRESQL.newUrl());
    }
}
