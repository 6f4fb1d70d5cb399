package net.dstone.skipper.server;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param port on which the Data Flow server answers as Skipper; -1 for none, 0 for any that is free
 */
@ConfigurationProperties(prefix = "dstone.skipper", ignoreUnknownFields = false)
record EmbeddedProperties(@DefaultValue("7577") int port) {}
