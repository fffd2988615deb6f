package io.pipelineappliance.it.foreign;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;

/** A Spark job of somebody else: counts numbers with a class that only its own jar has, and with a Dataset. */
public final class CountingJob {
    private CountingJob() {}

    public static void main(String[] arguments) {
        int numbers = Integer.parseInt(arguments[0]);
        List<Integer> all = IntStream.range(0, numbers).boxed().toList();
        try (JavaSparkContext context = new JavaSparkContext(new SparkConf().setAppName("counting"))) {
            long even = context.parallelize(all, 4).filter(new EvenNumbers()).count();
            System.out.println("Even numbers: " + even + " by " + context.sc().master());
            // Spark generates code for this one, which asks more of the executors' class path.
            Dataset<Long> range = SparkSession.builder().getOrCreate().range(numbers);
            System.out.println("Odd numbers: " + range.filter("id % 2 = 1").count() + " in a Dataset");
        }
    }
}
