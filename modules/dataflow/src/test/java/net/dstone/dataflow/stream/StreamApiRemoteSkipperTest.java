package net.dstone.dataflow.stream;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = TestSkipperConfiguration.REMOTE)
class StreamApiRemoteSkipperTest extends StreamApiContract {}
