/**
 * A small neural-network framework to read, to step through and to train with.
 *
 * <p><b>The book.</b> Fifteen files explain how training works. Read them in this order; each
 * builds on the ones before it. Read each file down to the line "The book ends here".
 *
 * <ol>
 *   <li>{@link gradus.data.Dataset}: inputs and targets; rows are examples
 *   <li>{@link gradus.layers.Parameter}: learned numbers and their gradient
 *   <li>{@link gradus.layers.Layer}: forward and backward
 *   <li>{@link gradus.layers.Dense}: weighted sums, Y = X·W + b
 *   <li>{@link gradus.layers.Activation} and {@link gradus.layers.Elementwise}: a function of each
 *       entry
 *   <li>{@link gradus.layers.ReLU}: max(0, x)
 *   <li>{@link gradus.Network}: a sequence of layers
 *   <li>{@link gradus.layers.Softmax}: turns scores into probabilities
 *   <li>{@link gradus.losses.Loss}: how wrong an output is, in one number
 *   <li>{@link gradus.losses.SoftmaxCrossEntropy}: the loss on logits, the scores before the
 *       softmax
 *   <li>{@link gradus.losses.CrossEntropy}: the textbook loss, on probabilities
 *   <li>{@link gradus.optimizers.Optimizer}: turns gradients into a step
 *   <li>{@link gradus.optimizers.SGD}: the plain step, against the gradient
 *   <li>{@link gradus.Trainer}: the loop over epochs and batches
 *   <li>{@link gradus.History}: the results of each epoch
 * </ol>
 *
 * <p>One batch X of n examples goes forward through a classifier, and the gradients go back. T are
 * the targets; in the formulas of the losses, a single target is y.
 *
 * <pre>
 *   X n×d  →  Dense  →  Z n×k  →  softmax  →  P n×k  →  cross-entropy with T n×k  →  L
 *             dW, db ←  dL/dZ  ←────────────  (P − T) / n  ←───────────────────────┘
 * </pre>
 *
 * <p>A {@code Matrix} is EJML's {@code DMatrixRMaj} with a better display in a debugger. Methods
 * accept any {@code DMatrixRMaj} and return a {@code Matrix}. Its array {@code data} holds the
 * entries row by row: entry (i, j) is {@code data[i * numCols + j]}; {@code reshape} sets the size
 * and reuses the memory.
 *
 * <p><b>The lab</b> is everything built around the book: {@code callbacks}, {@code data.files},
 * {@code inspect}, {@code persist}, {@code playground} and {@code plots}. You don't need it to
 * understand the book. The book itself uses five packages outside its files: {@code math} for
 * matrices; {@code divergence} to stop at the first number that is NaN or infinite; {@code
 * snapshots} for the form in which a training is saved; {@code metrics} for the accuracy; and
 * {@code files} to write the history's CSV file. To watch one forward and one backward pass in a
 * debugger, set a breakpoint in {@link gradus.Trainer#step}.
 */
package gradus;
