package net.dstone.skipper.server;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param serverUri of the Skipper server that Data Flow is to use, such as {@code
 *     http://localhost:7577/api}; without it Skipper runs inside the Data Flow server
 */
@ConfigurationProperties(prefix = "spring.cloud.skipper.client")
record ClientProperties(@Nullable String serverUri) {}
