package io.pipelineappliance.it.foreign;

import org.apache.spark.api.java.function.Function;

/** Whether a number is even. */
public final class EvenNumbers implements Function<Integer, Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean call(Integer number) {
        return number % 2 == 0;
    }
}
