package io.pipelineappliance.export;

import com.datastax.oss.driver.api.core.cql.Row;
import java.math.BigInteger;

/** How many rows there are and what they are, in whatever order they come: the sum of each one's checksum. */
final class RowChecksum {
    private static final BigInteger BOUND = BigInteger.ONE.shiftLeft(256);

    private BigInteger sum = BigInteger.ZERO;
    private long count;

    void add(Row row) {
        Checksum checksum = new Checksum();
        for (int column = 0; column < row.size(); column++) {
            checksum.add(row.getBytesUnsafe(column));
        }
        sum = sum.add(new BigInteger(1, checksum.bytes())).mod(BOUND);
        count++;
    }

    long count() {
        return count;
    }

    String text() {
        return new Checksum().add(sum.toByteArray()).text();
    }
}
