package net.dstone.dataflow.endtoend;

import java.nio.file.Path;
import net.dstone.dataflow.testing.TestDatabase;

class GuideFlowOnMariadbIT extends GuideFlowContract {

    @Override
    protected ServerProcess newServer(Path home) {
        return ServerProcess.onMariadb(home, TestDatabase.MARIADB.newUrl());
    }
}
