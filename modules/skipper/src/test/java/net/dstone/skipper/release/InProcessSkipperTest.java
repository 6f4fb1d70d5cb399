package net.dstone.skipper.release;

import net.dstone.skipper.Skipper;
import net.dstone.skipper.SkipperContract;
import net.dstone.skipper.testing.SkipperBed;
import net.dstone.skipper.testing.TestDatabase;

class InProcessSkipperTest extends SkipperContract {

    private final SkipperBed bed = new SkipperBed(TestDatabase.H2.create());

    @Override
    protected Skipper skipper() {
        return bed.skipper;
    }

    @Override
    protected SkipperBed bed() {
        return bed;
    }
}
