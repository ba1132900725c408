package exercises;

import java.util.List;

/**
 * Task 18: backward through a graph of computations (lesson 11).
 *
 * <p>This is all of automatic differentiation: the chain rule, the same for every operation. A
 * {@link Node} knows its inputs, and for each of them the local derivative: how fast the node
 * changes with this input alone. Go through the nodes from the last one to the first; by then, the
 * gradient of a node is complete, and each of its inputs gets a share.
 *
 * <pre>
 *   gradient of the last node   = 1
 *   gradient of inputs[k]      += gradient of the node · localDerivatives[k]
 * </pre>
 *
 * <p>Example: in f = a·b + a·a with a = 3, b = −4, the node a gets −4 from the first product, and 3
 * and 3 from the second, together 2.
 */
public class Task18GraphBackward {
  /** One number of a computation. */
  public static final class Node {
    /** The number. */
    public final double value;

    /** How fast the result changes with it; you find it. */
    public double gradient;

    /** What it was computed from; none if it was given. */
    public final Node[] inputs;

    /** How fast it changes with each of its inputs. */
    public final double[] localDerivatives;

    private Node(double value, Node[] inputs, double... localDerivatives) {
      this.value = value;
      this.inputs = inputs;
      this.localDerivatives = localDerivatives;
    }

    /** A number that is given. */
    public static Node of(double value) {
      return new Node(value, new Node[0]);
    }

    /** The sum. */
    public static Node sum(Node a, Node b) {
      return new Node(a.value + b.value, new Node[] {a, b}, 1, 1);
    }

    /** The product. */
    public static Node product(Node a, Node b) {
      return new Node(a.value * b.value, new Node[] {a, b}, b.value, a.value);
    }
  }

  /**
   * Sets the gradient of every node.
   *
   * @param nodes in the order in which they were computed, so that the inputs of a node come before
   *     it; the last one is the result. Overwrite old gradients.
   */
  public void backward(List<Node> nodes) {
    throw new UnsupportedOperationException("write me: backward(nodes)");
  }
}
