package lesson11;

import gradus.plots.GraphDiagram;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lesson 11: automatic differentiation, by a class for numbers that remember where they come from.
 *
 * <p>It demonstrates
 *
 * <ul>
 *   <li>that any formula is a graph of small steps, each with an easy local derivative;
 *   <li>that one walk backward through the graph finds all derivatives of the result;
 *   <li>that gradients add up where a number is used twice;
 *   <li>that the network of lesson 10 gets the same gradients in this way.
 * </ul>
 *
 * <p>Predict before you run it: f = a*b + a^2 at a = 3, b = -4. What is the derivative with respect
 * to a?
 *
 * <p>Run it with {@code mvn -q -Dlesson=11}, or with the green arrow of your IDE. Among other lines
 * it prints
 *
 * <pre>
 * L     square d        0.644206      1.000000
 * a     given           3.000000      2.000000
 * </pre>
 */
public final class ComputationGraph {
  private static final double LEARNING_RATE = 0.1;

  private ComputationGraph() {}

  public static void main(String[] args) {
    // A neuron with two inputs and a target: L = (tanh(w1*x1 + w2*x2 + b) - t)^2.
    Value loss = neuron(0.8, 0.3, 0.1);
    loss.backward();
    print("L = (tanh(w1*x1 + w2*x2 + b) - t)^2%n%n");
    printGraph(loss);

    double w1 = stepped(find(loss, "w1"));
    double w2 = stepped(find(loss, "w2"));
    double bias = stepped(find(loss, "b"));
    print("%nA step at the rate 0.1: w1 = %.6f, w2 = %.6f, b = %.6f,%n", w1, w2, bias);
    print("and the loss is %.6f.%n", neuron(w1, w2, bias).number);

    // One number that is used twice.
    Value a = new Value(3).named("a");
    Value b = new Value(-4).named("b");
    Value p = a.times(b).named("p");
    Value q = a.square().named("q");
    Value f = p.plus(q).named("f");
    f.backward();
    print("%nf = a*b + a^2%n%n");
    printGraph(f);

    NetworkOfValues network = new NetworkOfValues();
    network.loss.backward();
    print("%nThe network of lesson 10 is a graph of %d values,", network.loss.inOrder().size());
    print(" with a loss of %.4f.%n", network.loss.number);
    double difference = network.largestDifferenceToDense();
    print("Largest difference from the gradients of Dense.backward: %.1e%n", difference);
    draw(loss);
  }

  /** The loss of a neuron; every step of the formula has a name. */
  private static Value neuron(double weight1, double weight2, double bias) {
    Value x1 = new Value(0.5).named("x1");
    Value x2 = new Value(-1).named("x2");
    Value w1 = new Value(weight1).named("w1");
    Value w2 = new Value(weight2).named("w2");
    Value b = new Value(bias).named("b");
    Value t = new Value(1).named("t");
    Value p1 = w1.times(x1).named("p1");
    Value p2 = w2.times(x2).named("p2");
    Value s = p1.plus(p2).named("s");
    Value z = s.plus(b).named("z");
    Value y = z.tanh().named("y");
    Value d = y.minus(t).named("d");
    return d.square().named("L");
  }

  /** A step of gradient descent. */
  private static double stepped(Value weight) {
    return weight.number - LEARNING_RATE * weight.gradient;
  }

  private static Value find(Value last, String name) {
    for (Value value : last.inOrder()) {
      if (value.name.equals(name)) {
        return value;
      }
    }
    throw new IllegalArgumentException("No value of the graph is called \"" + name + "\".");
  }

  /** A line for each value, from the result back to what is given. */
  private static void printGraph(Value last) {
    print("node  is               value      gradient%n");
    List<Value> order = last.inOrder();
    for (int i = order.size() - 1; i >= 0; i--) {
      Value value = order.get(i);
      print("%-4s  %-10s  %12.6f", value.name, value.formula(), value.number);
      print("  %12.6f%n", value.gradient);
    }
  }

  private static void draw(Value loss) {
    String[][] columns = {
      {"w1", "x1", "w2", "x2"}, {"p1", "p2"}, {"s", "b"}, {"z"}, {"y", "t"}, {"d"}, {"L"}
    };
    String title = "A gradient for every number of the formula, in one walk backward";
    GraphDiagram graph = GraphDiagram.of(title, "in each box the value and its gradient");
    Map<Value, Integer> boxes = new HashMap<>();
    for (int column = 0; column < columns.length; column++) {
      for (String name : columns[column]) {
        Value value = find(loss, name);
        int[] inputs = new int[value.inputs().size()];
        for (int i = 0; i < inputs.length; i++) {
          inputs[i] = boxes.get(value.inputs().get(i));
        }
        String heading = inputs.length == 0 ? name : name + " = " + value.formula();
        String numbers = String.format(Locale.ROOT, "%.3f   %.3f", value.number, value.gradient);
        boxes.put(value, graph.box(column, heading, numbers, inputs));
      }
    }
    graph.save(Path.of("target", "computation-graph.png"));
    print("%nThe graph is in target/computation-graph.png.%n");
    graph.show();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
