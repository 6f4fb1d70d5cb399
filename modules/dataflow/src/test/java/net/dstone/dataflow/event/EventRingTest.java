package net.dstone.dataflow.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventRingTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final EventRing ring = new EventRing(3, 100);

    @Test
    void eventsHaveAscendingIdsAndAreFoundBehindAPlace() throws InterruptedException {
        ring.add("apps", "1");
        ring.add("apps", "2");

        assertThat(ring.awaitAfter(100, LONG))
                .isEqualTo(
                        new EventRing.Found(
                                true,
                                List.of(new Event(101, "apps", "1"), new Event(102, "apps", "2")),
                                102));
        assertThat(ring.awaitAfter(101, LONG).events())
                .containsExactly(new Event(102, "apps", "2"));
    }

    @Test
    void aPlaceIsKnownAsLongAsTheEventBehindItIsKept() throws InterruptedException {
        for (int i = 1; i <= 5; i++) {
            ring.add("apps", "" + i);
        }

        assertThat(ring.awaitAfter(102, LONG).events())
                .extracting(Event::id)
                .containsExactly(103L, 104L, 105L);
        assertThat(ring.awaitAfter(101, LONG))
                .isEqualTo(new EventRing.Found(false, List.of(), 105));
    }

    @Test
    void placesOfAnotherServersTimeAreNotKnown() throws InterruptedException {
        ring.add("apps", "1");

        assertThat(ring.awaitAfter(99, LONG).complete()).isFalse();
        assertThat(ring.awaitAfter(102, LONG).complete()).isFalse();
    }

    @Test
    void whoWaitsIsToldOfTheNextEvent() throws Exception {
        CompletableFuture<EventRing.Found> found = waiting();

        ring.add("apps", "1");

        assertThat(found.get(30, TimeUnit.SECONDS).events()).hasSize(1);
    }

    @Test
    void whoWaitsIsLetGoWhenItIsClosedAndNobodyWaitsAfter() throws Exception {
        CompletableFuture<EventRing.Found> found = waiting();

        ring.close();

        EventRing.Found nothing = new EventRing.Found(true, List.of(), 100);
        assertThat(found.get(30, TimeUnit.SECONDS)).isEqualTo(nothing);
        assertThat(ring.awaitAfter(100, LONG)).isEqualTo(nothing);
    }

    @Test
    void patienceEnds() throws InterruptedException {
        assertThat(ring.awaitAfter(100, Duration.ofMillis(1)))
                .isEqualTo(new EventRing.Found(true, List.of(), 100));
    }

    private CompletableFuture<EventRing.Found> waiting() {
        CompletableFuture<EventRing.Found> found =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return ring.awaitAfter(100, LONG);
                            } catch (InterruptedException exception) {
                                throw new IllegalStateException(exception);
                            }
                        });
        while (!ring.hasWaiters()) {
            Thread.onSpinWait();
        }
        return found;
    }
}
