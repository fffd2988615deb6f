package io.pipelineappliance.export;

import java.util.ArrayList;
import java.util.List;

/** Several moves: nothing is copied before all have been checked, and all are compared at the end. */
public final class Export {
    private Export() {}

    /**
     * Makes them.
     *
     * @param moves in the order in which the one builds on the other
     * @return what both sides hold now
     */
    public static List<Comparison> run(List<Move> moves, Progress progress) throws InterruptedException {
        for (Move move : moves) {
            progress.requireGoing();
            move.check();
        }
        for (Move move : moves) {
            progress.say("Copying " + move.title());
            move.copy(progress);
        }
        List<Comparison> comparisons = new ArrayList<>();
        for (Move move : moves) {
            progress.say("Comparing " + move.title());
            comparisons.addAll(move.compare(progress));
        }
        return comparisons;
    }
}
