package net.dstone.dataflow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShortWaitTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void whatIsDoneInTimeIsAnswered() {
        try (ShortWait wait = new ShortWait(LONG, 1)) {
            assertThat(wait.await(() -> "done")).contains("done");
            assertThat(wait.await(() -> "done again")).contains("done again");
        }
    }

    @Test
    void whatTakesLongerGoesOnAndHoldsItsPlace() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (ShortWait wait = new ShortWait(Duration.ofMillis(1), 1)) {
            assertThat(
                            wait.await(
                                    () -> {
                                        await(go);
                                        done.countDown();
                                        return "done";
                                    }))
                    .isEmpty();
            assertThat(wait.await(() -> "no place")).isEmpty();

            go.countDown();

            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whatFailsFailsAsItDidAndGivesItsPlaceBack() {
        try (ShortWait wait = new ShortWait(LONG, 1)) {
            assertThatThrownBy(
                            () ->
                                    wait.await(
                                            () -> {
                                                throw new UnsupportedOperationException("no");
                                            }))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("no");
            assertThat(wait.await(() -> "next")).contains("next");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }
}
