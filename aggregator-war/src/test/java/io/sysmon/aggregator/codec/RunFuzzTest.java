package io.sysmon.aggregator.codec;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Whatever stands in the database, under a right checksum too, the decoder gives columns or says that the run is damaged.
 * In a build the inputs beside this class are tried; {@code scripts/fuzz.sh} looks for others.
 */
class RunFuzzTest {

    @FuzzTest(maxDuration = "30m")
    void runs(byte[] run) {
        decode(run);
        if (run.length >= RunLayout.BODY_OFFSET) {
            byte[] sound = run.clone();
            RunLayout.writeChecksum(sound);
            decode(sound);
        }
    }

    private static void decode(byte[] run) {
        try {
            RunReader.open(run).columns().forEach(Column::size);
        } catch (CorruptRunException declared) {
            // what it is for
        }
        try {
            RollupReader.open(run).columns().forEach(RollupColumn::size);
        } catch (CorruptRunException declared) {
            // what it is for
        }
    }
}
