package io.pipelineappliance.schedule.engine;

import java.time.Instant;
import java.util.Optional;

/** A try that did not do what it should. The message is one sentence for the user. */
public final class TaskFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Instant> notBefore;
    private final boolean worthAnotherTry;

    private TaskFailed(String sentence, Throwable cause, Optional<Instant> notBefore, boolean worthAnotherTry) {
        super(sentence, cause);
        this.notBefore = notBefore;
        this.worthAnotherTry = worthAnotherTry;
    }

    /** A failure that may be over at the next try. */
    public static TaskFailed forNow(String sentence, Throwable cause) {
        return new TaskFailed(sentence, cause, Optional.empty(), true);
    }

    /** A failure that may be over at that moment, and not before. */
    public static TaskFailed until(Instant notBefore, String sentence, Throwable cause) {
        return new TaskFailed(sentence, cause, Optional.of(notBefore), true);
    }

    /** A failure that every try would have. */
    public static TaskFailed forGood(String sentence) {
        return new TaskFailed(sentence, null, Optional.empty(), false);
    }

    Optional<Instant> notBefore() {
        return notBefore;
    }

    boolean worthAnotherTry() {
        return worthAnotherTry;
    }
}
