package net.dstone.dataflow.endtoend;

import java.nio.file.Path;

class GuideFlowOnEmbeddedDatabaseIT extends GuideFlowContract {

    @Override
    protected ServerProcess newServer(Path home) {
        return ServerProcess.onEmbeddedDatabase(home);
    }
}
