package net.dstone.dataflow.runtime;

import net.dstone.dataflow.stream.TestSkipperConfiguration;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = TestSkipperConfiguration.REMOTE)
class RuntimeApiRemoteSkipperTest extends RuntimeApiContract {}
