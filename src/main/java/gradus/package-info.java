/**
 * A small neural-network framework to read, to step through and to train with.
 *
 * <p><b>The book.</b> Fifteen files, in this order, are all that a training needs; each can be
 * understood from those before it.
 *
 * <ol>
 *   <li>{@link gradus.data.Dataset}: inputs and targets; rows are examples
 *   <li>{@link gradus.layers.Parameter}: a value that is learned, and its gradient
 *   <li>{@link gradus.layers.Layer}: forward and backward
 *   <li>{@link gradus.layers.Dense}: weighted sums, Y = X·W + b
 *   <li>{@link gradus.layers.Activation}: a function of each entry
 *   <li>{@link gradus.layers.ReLU}: max(0, x)
 *   <li>{@link gradus.Network}: layers in a row
 *   <li>{@link gradus.layers.Softmax}: scores become probabilities
 *   <li>{@link gradus.losses.Loss}: how wrong an output is, in one number
 *   <li>{@link gradus.losses.SoftmaxCrossEntropy}: the loss on logits, which cannot overflow
 *   <li>{@link gradus.losses.CrossEntropy}: the textbook's loss, on probabilities
 *   <li>{@link gradus.optimizers.Optimizer}: turns gradients into a step
 *   <li>{@link gradus.optimizers.SGD}: the plain step, against the gradient
 *   <li>{@link gradus.Trainer}: the loop over epochs and batches
 *   <li>{@link gradus.History}: what each epoch came to
 * </ol>
 *
 * <p>One batch X of n examples on its way through a classifier, and the gradients on their way
 * back:
 *
 * <pre>
 *   X n×d  →  Dense  →  Z n×k  →  softmax  →  P n×k  →  cross-entropy with Y n×k  →  L
 *             dW, db ←  dL/dZ  ←────────────  (P − Y) / n  ←───────────────────────┘
 * </pre>
 *
 * <p>A {@code Matrix} is EJML's {@code DMatrixRMaj} that shows itself well in a debugger: methods
 * take the one, so that any EJML matrix will do, and return the other.
 *
 * <p><b>The lab</b> is all that is built around it: {@code callbacks}, {@code inspect}, {@code
 * plots}, {@code persist} stand on this package, and nobody needs them to understand the book. Of
 * {@code divergence} and {@code snapshots} this package knows a guard that stops at the first bad
 * number, and the form in which a training is saved. To watch one forward and one backward pass in
 * a debugger, set a breakpoint in {@link gradus.Trainer#step}.
 */
package gradus;
