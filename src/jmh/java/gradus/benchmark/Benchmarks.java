package gradus.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures by JMH and prints tables: {@code steps}, {@code products}, {@code convolution}, or
 * {@code vectors}, which fails if the compiler no longer makes vector instructions of the two loops
 * that need them.
 *
 * <p>What is compared is measured in turns, each time in a JVM of its own; the ratio is the median
 * of the turns' ratios. So a machine that is busy for a while disturbs both sides of a ratio.
 */
public final class Benchmarks {
  private static final int TURNS = Integer.getInteger("turns", 5);

  /** Vector instructions make at least this of the loop; without them it is about 1. */
  private static final double LEAST_RATIO = 1.5;

  private Benchmarks() {}

  public static void main(String[] args) throws RunnerException {
    String what = args.length == 0 ? "steps" : args[0];
    print(
        "%s %s, %s, median of %d turns%n%n",
        System.getProperty("java.vm.name"),
        System.getProperty("java.version"),
        System.getProperty("os.arch"),
        TURNS);
    switch (what) {
      case "steps" -> printSteps(measure("StepBenchmark"));
      case "products" -> printProducts(measure("ProductBenchmark"));
      case "convolution" -> printConvolution(measure("ConvolutionBenchmark"));
      case "vectors" -> requireVectors(measure("VectorBenchmark"));
      default ->
          throw new IllegalArgumentException(
              "Got -Dbench=" + what + ", but expects steps, products, convolution or vectors.");
    }
  }

  /** Nanoseconds of every benchmark in every turn, by parameters and then by method. */
  private static Map<String, Map<String, List<Double>>> measure(String name)
      throws RunnerException {
    Map<String, Map<String, List<Double>>> times = new LinkedHashMap<>();
    for (int turn = 0; turn < TURNS; turn++) {
      for (RunResult result : run(name)) {
        String method = result.getParams().getBenchmark().replaceAll(".*\\.", "");
        List<String> parameters = new ArrayList<>();
        for (String key : result.getParams().getParamsKeys()) {
          parameters.add(result.getParams().getParam(key));
        }
        times
            .computeIfAbsent(String.join(" ", parameters), key -> new LinkedHashMap<>())
            .computeIfAbsent(method, key -> new ArrayList<>())
            .add(result.getPrimaryResult().getScore());
      }
    }
    return times;
  }

  private static Collection<RunResult> run(String name) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include("gradus.benchmark." + name)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(3)
                .measurementTime(TimeValue.milliseconds(500))
                .verbosity(VerboseMode.SILENT)
                .build())
        .run();
  }

  private static void printSteps(Map<String, Map<String, List<Double>>> times) {
    print("%-20s %14s %14s %8s %12s %12s%n", "", "Gradus", "plain EJML", "", "Gradus", "fit /");
    print(
        "%-20s %14s %14s %8s %12s %12s%n",
        "network:batch", "samples/s", "samples/s", "ratio", "GFLOP/s", "step");
    for (Map.Entry<String, Map<String, List<Double>>> row : times.entrySet()) {
      Map<String, List<Double>> of = row.getValue();
      String[] parts = row.getKey().split(":", -1);
      int batch = Integer.parseInt(parts[1]);
      double gradus = median(of.get("gradus"));
      print(
          "%-20s %,14.0f %,14.0f %8.2f %12.1f %12.2f%n",
          row.getKey(),
          1e9 * batch / gradus,
          1e9 * batch / median(of.get("ejml")),
          medianRatio(of.get("ejml"), of.get("gradus")),
          flops(Numbers.of(parts[0]), batch) / gradus,
          medianRatio(of.get("fit"), of.get("gradus")));
    }
  }

  /** Multiplications and additions of a step's products; the first layer has no input gradient. */
  private static double flops(int[] widths, int batch) {
    double flops = 0;
    for (int i = 0; i + 1 < widths.length; i++) {
      flops += (i == 0 ? 4.0 : 6.0) * batch * widths[i] * widths[i + 1];
    }
    return flops;
  }

  private static void printProducts(Map<String, Map<String, List<Double>>> times) {
    print(
        "%-22s %16s %16s %8s%n", "rows-inputs-outputs", "Gradus GFLOP/s", "EJML GFLOP/s", "ratio");
    for (Map.Entry<String, Map<String, List<Double>>> row : times.entrySet()) {
      Map<String, List<Double>> of = row.getValue();
      int[] sizes = Numbers.of(row.getKey().split(" ", -1)[0]);
      double flops = 2.0 * sizes[0] * sizes[1] * sizes[2];
      print(
          "%-22s %16.1f %16.1f %8.2f%n",
          row.getKey(),
          flops / median(of.get("gradus")),
          flops / median(of.get("ejml")),
          medianRatio(of.get("ejml"), of.get("gradus")));
    }
  }

  private static void printConvolution(Map<String, Map<String, List<Double>>> times) {
    print("%-8s %14s%n", "images", "images/s");
    for (Map.Entry<String, Map<String, List<Double>>> row : times.entrySet()) {
      double nanoseconds = median(row.getValue().get("gradus"));
      print("%-8s %,14.0f%n", row.getKey(), 1e9 * ConvolutionBenchmark.BATCH / nanoseconds);
    }
  }

  private static void requireVectors(Map<String, Map<String, List<Double>>> times) {
    double least = Double.POSITIVE_INFINITY;
    for (Map.Entry<String, Map<String, List<Double>>> row : times.entrySet()) {
      double ratio = medianRatio(row.getValue().get("scalar"), row.getValue().get("gradus"));
      print(
          "Rows of %s: %.2f times as fast as a loop without vector instructions.%n",
          row.getKey(), ratio);
      least = Math.min(least, ratio);
    }
    if (!(least >= LEAST_RATIO)) {
      throw new IllegalStateException(
          "It should be more than "
              + LEAST_RATIO
              + " times as fast: look which form of the loops in MatrixProduct.addRows and"
              + " addLongRows this compiler makes vector instructions of.");
    }
  }

  private static double medianRatio(List<Double> above, List<Double> below) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < above.size(); i++) {
      ratios.add(above.get(i) / below.get(i));
    }
    return median(ratios);
  }

  private static double median(List<Double> numbers) {
    List<Double> sorted = new ArrayList<>(numbers);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
