package net.dstone.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseKeeperTest {

    private boolean broken;
    private final List<Connection> connections = new ArrayList<>();

    @Test
    void aDatabaseThatCannotStartIsTriedEverMoreSeldomAndSaidOnce(CapturedOutput output)
            throws Exception {
        try (DatabaseKeeper keeper = new DatabaseKeeper(this::connect)) {
            assertThat(keeper.runOnce()).isEqualTo(Duration.ofSeconds(2));
            connections.getFirst().close();
            broken = true;

            List<Duration> waits = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                waits.add(keeper.runOnce());
            }

            assertThat(waits)
                    .extracting(Duration::toSeconds)
                    .containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L);
            assertThat(output).containsOnlyOnce("is gone").containsOnlyOnce("disk is full");

            broken = false;
            assertThat(keeper.runOnce()).isEqualTo(Duration.ofSeconds(2));
            assertThat(output).containsOnlyOnce("is served again");
            assertThat(connections.getLast().isValid(1)).isTrue();

            connections.getLast().close();
            broken = true;
            assertThat(keeper.runOnce()).isEqualTo(Duration.ofSeconds(2));
            assertThat(output.toString().split("disk is full", -1)).hasSize(3);
        }
    }

    @Test
    @Timeout(30)
    void closingDoesNotWaitForADatabaseThatIsBeingStarted() throws Exception {
        CountDownLatch starting = new CountDownLatch(1);
        CountDownLatch givenUp = new CountDownLatch(1);
        DatabaseKeeper keeper =
                DatabaseKeeper.looking(
                        () -> {
                            if (connections.isEmpty()) {
                                return connect();
                            }
                            starting.countDown();
                            try {
                                new CountDownLatch(1).await();
                                throw new AssertionError("never");
                            } catch (InterruptedException exception) {
                                givenUp.countDown();
                                throw new IOException(exception);
                            }
                        });
        connections.getFirst().close();
        assertThat(starting.await(20, TimeUnit.SECONDS)).isTrue();

        keeper.close();

        assertThat(givenUp.await(5, TimeUnit.SECONDS)).isTrue();
    }

    private Connection connect() throws IOException {
        if (broken) {
            throw new IOException("The disk is full");
        }
        try {
            connections.add(DriverManager.getConnection("jdbc:h2:mem:", "sa", ""));
            return connections.getLast();
        } catch (SQLException exception) {
            throw new IOException(exception);
        }
    }
}
