package exercises;

import gradus.layers.Parameter;
import java.util.List;

/**
 * Task 10: a step of stochastic gradient descent (lesson 12).
 *
 * <p>It is the step of task 01, for every number of every parameter of a network: its weights, its
 * biases. A {@link Parameter} has two matrices of the same shape, {@code value} and {@code
 * gradient}.
 *
 * <pre>
 *   value ← value − learning rate · gradient
 * </pre>
 *
 * <p>A matrix {@code m} has {@code m.getNumElements()} numbers, which are in {@code m.data[0]},
 * {@code m.data[1]}, and so on, row by row. Example: with the learning rate 0.1, the values 1, 3
 * with the gradients 10, −10 become 0, 4.
 */
public class Task10Sgd {
  /** Changes each value by its gradient, and leaves the gradients as they are. */
  public void step(List<Parameter> parameters, double learningRate) {
    throw new UnsupportedOperationException("write me: step(parameters, learningRate)");
  }
}
