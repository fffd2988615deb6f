package io.pipelineappliance.dashboard.http;

import io.javalin.http.BadRequestResponse;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The number of a partition as it is given in a request. */
public final class PartitionNumber {
    private PartitionNumber() {}

    public static OptionalInt of(OptionalLong given) {
        if (given.isEmpty()) {
            return OptionalInt.empty();
        }
        long number = given.getAsLong();
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new BadRequestResponse("partition is %d, but must be 0 or more.".formatted(number));
        }
        return OptionalInt.of((int) number);
    }
}
