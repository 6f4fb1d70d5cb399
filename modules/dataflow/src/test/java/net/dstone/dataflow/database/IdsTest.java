package net.dstone.dataflow.database;

import static org.assertj.core.api.Assertions.assertThat;

import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdsTest {

    @ParameterizedTest
    @EnumSource
    void everySequenceCountsByOne(TestDatabase database) {
        Ids ids = new Ids(database.newMigrated());
        for (SchemaTarget target : SchemaTarget.values()) {
            long first = ids.next(target.taskPrefix() + "SEQ");
            assertThat(ids.next(target.taskPrefix() + "SEQ")).isEqualTo(first + 1);
        }
        assertThat(ids.next(Ids.ENTITIES)).isPositive();
    }
}
