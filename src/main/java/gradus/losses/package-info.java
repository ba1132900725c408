/**
 * Losses: one number that says how wrong a batch of outputs is, and its gradient.
 *
 * <p>Open {@link gradus.losses.Loss} first, then {@link gradus.losses.SoftmaxCrossEntropy}. {@link
 * gradus.losses.CrossEntropy} takes probabilities. {@link gradus.losses.SoftmaxCrossEntropy} and
 * {@link gradus.losses.SigmoidCrossEntropy} take logits, the scores before the softmax or sigmoid.
 * Confusing the two is a classic mistake; both classes explain it. All three take class weights.
 * {@link gradus.losses.Hinge} takes scores of any size. {@link gradus.losses.MeanSquaredError},
 * {@link gradus.losses.Huber} and {@link gradus.losses.MeanAbsoluteError} are for predicting
 * numbers. This package depends on {@code gradus.math}, EJML, and {@link gradus.layers.Meaning}.
 */
package gradus.losses;
