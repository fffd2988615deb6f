package io.pipelineappliance.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureReasonTest {
    @Test
    void isTheFirstLineOfTheInnermostMessage() {
        Throwable error =
                new IllegalStateException("outer", new IllegalStateException("the task failed\n  stack trace"));

        assertThat(FailureReason.of(error)).isEqualTo("the task failed");
    }

    @Test
    void isTheNameOfAnErrorWithoutAMessage() {
        assertThat(FailureReason.of(new StackOverflowError())).isEqualTo("StackOverflowError");
        assertThat(FailureReason.of(new IllegalStateException(""))).isEqualTo("IllegalStateException");
    }

    @Test
    void saysWhichExecutorWasLost() {
        assertThat(lost("ExecutorLostFailure (executor 3 exited caused by one of the running tasks)"
                        + " Reason: Command exited with code 137"))
                .isEqualTo("executor 3 was lost: Command exited with code 137");
        assertThat(lost("ExecutorLostFailure (executor 3 exited unrelated to the running tasks)"))
                .isEqualTo("executor 3 was lost");
    }

    private static String lost(String failure) {
        return FailureReason.of(new IllegalStateException("Job aborted due to stage failure: Task 0 in stage 3.0 failed"
                + " 1 times, most recent failure: Lost task 0.0 in stage 3.0 (TID 4) (127.0.0.1 executor 3): " + failure
                + "\nDriver stacktrace:"));
    }
}
