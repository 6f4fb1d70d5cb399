package net.dstone.dataflow.launch;

import static net.dstone.dataflow.launch.RunState.CANCELLED;
import static net.dstone.dataflow.launch.RunState.FAILED;
import static net.dstone.dataflow.launch.RunState.LAUNCHING;
import static net.dstone.dataflow.launch.RunState.LOST;
import static net.dstone.dataflow.launch.RunState.QUEUED;
import static net.dstone.dataflow.launch.RunState.RUNNING;
import static net.dstone.dataflow.launch.RunState.STOPPED;
import static net.dstone.dataflow.launch.RunState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunStateTest {

    private static final Map<RunState, Set<RunState>> MOVES =
            Map.of(
                    QUEUED, Set.of(LAUNCHING, CANCELLED),
                    LAUNCHING, Set.of(QUEUED, RUNNING, SUCCEEDED, FAILED, STOPPED, LOST),
                    RUNNING, Set.of(SUCCEEDED, FAILED, STOPPED, LOST));

    @ParameterizedTest
    @EnumSource
    void onlyTheseMovesAreAllowed(RunState state) {
        assertThat(Arrays.stream(RunState.values()).filter(state::mayBecome))
                .containsExactlyInAnyOrderElementsOf(MOVES.getOrDefault(state, Set.of()));
    }

    @ParameterizedTest
    @EnumSource
    void anEndIsWhereNothingLeadsOn(RunState state) {
        assertThat(state.ended()).isEqualTo(!MOVES.containsKey(state));
    }
}
