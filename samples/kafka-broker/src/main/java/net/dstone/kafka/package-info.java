/**
 * A Kafka of one node for development, which runs in this process and listens on loopback only.
 */
@NullMarked
package net.dstone.kafka;

import org.jspecify.annotations.NullMarked;
