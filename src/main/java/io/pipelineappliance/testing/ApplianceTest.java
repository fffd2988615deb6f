package io.pipelineappliance.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of this class run against an appliance of this process. Test methods, life-cycle methods and constructors may take as
 * parameters: {@link PipelineAppliance}, its handles, {@code Admin}, {@code KafkaProducer<byte[], byte[]>}, {@code CqlSession},
 * {@code SparkSession} (a new one for each test) and {@link TestScope} (names of the test's own, removed after it). Needs JUnit 5.13 or
 * newer.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ApplianceExtension.class)
public @interface ApplianceTest {
    /** The systems that the tests need; what they need comes with them. All when none is named. */
    ApplianceComponent[] components() default {};

    /**
     * Whether all classes that ask for the same appliance share one, which starts with the first and ends with the run; otherwise this
     * class has one of its own.
     */
    boolean shared() default true;

    /** Whether the appliance's own pipeline runs. */
    boolean pipeline() default false;

    /** Keys of the configuration, {@code key=value} each. */
    String[] settings() default {};
}
