package io.pipelineappliance.explore.table;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.data.TupleValue;
import com.datastax.oss.driver.api.core.data.UdtValue;
import io.pipelineappliance.explore.Masking;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of CQL as JSON has them. What JSON has no number or structure for is the text that CQL would take. */
final class CqlValues {
    /** Beyond it, JavaScript's numbers are no longer exact. */
    private static final long LARGEST_EXACT = (1L << 53) - 1;

    private final Masking masking;

    CqlValues(Masking masking) {
        this.masking = masking;
    }

    /** The value of a column or field of that name. */
    Object json(String name, Object value) {
        return value != null && masking.hides(name) ? Masking.HIDDEN : json(value);
    }

    private Object json(Object value) {
        if (value == null
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            return value;
        }
        if (value instanceof Long number) {
            return Math.abs(number) <= LARGEST_EXACT ? number : number.toString();
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? value : value.toString();
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof BigInteger || value instanceof CqlDuration) {
            return value.toString();
        }
        if (value instanceof ByteBuffer bytes) {
            return hex(bytes);
        }
        if (value instanceof InetAddress address) {
            return address.getHostAddress();
        }
        return structure(value);
    }

    private Object structure(Object value) {
        if (value instanceof UdtValue fields) {
            return udt(fields);
        }
        if (value instanceof TupleValue tuple) {
            List<Object> parts = new ArrayList<>();
            for (int index = 0; index < tuple.size(); index++) {
                parts.add(json(tuple.getObject(index)));
            }
            return parts;
        }
        if (value instanceof CqlVector<?> vector) {
            List<Object> parts = new ArrayList<>();
            vector.forEach(part -> parts.add(json(part)));
            return parts;
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(this::json).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> entries = new LinkedHashMap<>();
            map.forEach((key, entry) -> {
                String name = String.valueOf(json(key));
                entries.put(name, json(name, entry));
            });
            return entries;
        }
        return value.toString();
    }

    private Map<String, Object> udt(UdtValue value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int index = 0; index < value.size(); index++) {
            String name = value.getType().getFieldNames().get(index).asInternal();
            fields.put(name, json(name, value.getObject(index)));
        }
        return fields;
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return "0x" + HexFormat.of().formatHex(copy);
    }
}
