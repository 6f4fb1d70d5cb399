package net.dstone.dataflow.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.dstone.dataflow.app.AppRegistry.AppKey;
import net.dstone.dataflow.app.AppType;
import org.junit.jupiter.api.Test;

class SearchingTest {

    private static final SearchResult CONTAINS = SearchResult.ofTask("a-bill");
    private static final SearchResult BEGINS = SearchResult.ofJob("billing");
    private static final SearchResult APP = SearchResult.of(new AppKey(AppType.task, "Bill"));
    private static final SearchResult TASK = SearchResult.ofTask("bill");

    @Test
    void theBestMatchesStandFirst() {
        assertThat(Searching.best(List.of(CONTAINS, BEGINS, APP, TASK), "BILL", 8))
                .containsExactly(TASK, APP, BEGINS, CONTAINS);
    }

    @Test
    void noMoreThanWantedAreLeft() {
        assertThat(Searching.best(List.of(CONTAINS, BEGINS, APP, TASK), "bill", 2))
                .containsExactly(TASK, APP);
    }

    @Test
    void namesArePutIntoPathsSafely() {
        assertThat(SearchResult.ofTask("a/b 작업?").path())
                .isEqualTo("/tasks/a%2Fb%20%EC%9E%91%EC%97%85%3F");
        assertThat(SearchResult.ofJob("a&b").path()).isEqualTo("/jobs/a%26b");
        assertThat(APP.path()).isEqualTo("/apps/task/Bill");
    }
}
