package lesson11;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A number that knows what it was computed from. Together such numbers are a graph, and {@link
 * #backward} finds the derivative of its last number with respect to every other one.
 *
 * <p>Each operation makes a new value. It keeps its inputs, and for each input the <b>local
 * derivative</b>: how fast the result changes with this input alone. For z = x·y that is y for x
 * and x for y. The rest is the chain rule, the same for all operations.
 */
public final class Value {
  /** The number. */
  public final double number;

  /** The derivative of the last number with respect to this one, once it is known. */
  public double gradient;

  /** What it is called in a table or a picture. */
  public String name = "";

  private final String operation;
  private final List<Value> inputs = new ArrayList<>();
  private final List<Double> localDerivatives = new ArrayList<>();

  /** A number that is given. */
  public Value(double number) {
    this(number, "given");
  }

  private Value(double number, String operation) {
    this.number = number;
    this.operation = operation;
  }

  private Value from(Value input, double localDerivative) {
    inputs.add(input);
    localDerivatives.add(localDerivative);
    return this;
  }

  /** this + other: the sum changes as fast as each of the two. */
  public Value plus(Value other) {
    return new Value(number + other.number, "+").from(this, 1).from(other, 1);
  }

  /** this - other. */
  public Value minus(Value other) {
    return new Value(number - other.number, "-").from(this, 1).from(other, -1);
  }

  /** this * other: changes with one of them as fast as the other one says. */
  public Value times(Value other) {
    return new Value(number * other.number, "*").from(this, other.number).from(other, number);
  }

  /** The square. */
  public Value square() {
    return new Value(number * number, "square").from(this, 2 * number);
  }

  /** The hyperbolic tangent, between -1 and 1. */
  public Value tanh() {
    double y = StrictMath.tanh(number);
    return new Value(y, "tanh").from(this, 1 - y * y);
  }

  /** max(0, this). */
  public Value relu() {
    return new Value(Math.max(0, number), "relu").from(this, number > 0 ? 1 : 0);
  }

  /** e to the power of this. */
  public Value exp() {
    double y = StrictMath.exp(number);
    return new Value(y, "exp").from(this, y);
  }

  /** The natural logarithm. */
  public Value log() {
    return new Value(StrictMath.log(number), "ln").from(this, 1 / number);
  }

  /** Gives a name. */
  public Value named(String name) {
    this.name = name;
    return this;
  }

  /** Sets the gradient of every value that this one was computed from. */
  public void backward() {
    List<Value> order = inOrder();
    for (Value value : order) {
      value.gradient = 0;
    }
    gradient = 1; // this changes as fast as itself
    for (int i = order.size() - 1; i >= 0; i--) {
      Value output = order.get(i); // nothing that uses it is still to come
      for (int k = 0; k < output.inputs.size(); k++) {
        Value input = output.inputs.get(k);
        double share = output.gradient * output.localDerivatives.get(k); // the chain rule
        input.gradient += share; // and the paths through several outputs add up
      }
    }
  }

  /** All values of the graph, each after its inputs: a topological order. */
  public List<Value> inOrder() {
    List<Value> order = new ArrayList<>();
    addTo(order);
    return order;
  }

  private void addTo(List<Value> order) {
    if (order.contains(this)) {
      return;
    }
    for (Value input : inputs) {
      input.addTo(order);
    }
    order.add(this);
  }

  /** The values that it was computed from. */
  public List<Value> inputs() {
    return inputs;
  }

  /** How it was computed, such as "w1*x1" or "tanh z". */
  public String formula() {
    if (inputs.isEmpty()) {
      return operation;
    }
    if (inputs.size() == 1) {
      return operation + " " + inputs.get(0).name;
    }
    return inputs.get(0).name + " " + operation + " " + inputs.get(1).name;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s = %.6f, gradient %.6f", name, number, gradient);
  }
}
