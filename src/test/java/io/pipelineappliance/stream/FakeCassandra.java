package io.pipelineappliance.stream;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A driver session that keeps what it is asked to write until the test answers. */
final class FakeCassandra {
    private final List<Write> writes = new CopyOnWriteArrayList<>();
    private volatile String prepared;

    /** One try to write a row. */
    static final class Write {
        private final List<Object> values;
        private final long timestamp;
        private final CompletableFuture<Object> answer = new CompletableFuture<>();

        Write(List<Object> values, long timestamp) {
            this.values = values;
            this.timestamp = timestamp;
        }

        List<Object> values() {
            return values;
        }

        long timestamp() {
            return timestamp;
        }

        void acknowledge() {
            answer.complete(null);
        }

        void fail(Throwable error) {
            answer.completeExceptionally(error);
        }
    }

    List<Write> writes() {
        return writes;
    }

    String prepared() {
        return prepared;
    }

    CqlSession session() {
        return fake(CqlSession.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "prepare" -> {
                prepared = (String) arguments[0];
                yield statement();
            }
            case "executeAsync" -> {
                Write write = ((Bound) Proxy.getInvocationHandler(arguments[0])).write();
                writes.add(write);
                yield write.answer;
            }
            default -> throw new UnsupportedOperationException(method.toString());
        });
    }

    private static PreparedStatement statement() {
        return fake(PreparedStatement.class, (proxy, method, arguments) -> {
            if (!method.getName().equals("bind")) {
                throw new UnsupportedOperationException(method.toString());
            }
            return fake(BoundStatement.class, new Bound(Arrays.asList((Object[]) arguments[0]), Long.MIN_VALUE));
        });
    }

    private record Bound(List<Object> values, long timestamp) implements InvocationHandler {
        Write write() {
            return new Write(values, timestamp);
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            return switch (method.getName()) {
                case "setQueryTimestamp" -> fake(BoundStatement.class, new Bound(values, (long) arguments[0]));
                case "setIdempotent", "setExecutionProfileName" -> proxy;
                default -> throw new UnsupportedOperationException(method.toString());
            };
        }
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FakeCassandra.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
