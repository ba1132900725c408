/**
 * Losses: one number that says how wrong a batch of outputs is, and its gradient.
 *
 * <p>Open {@link gradus.losses.SoftmaxCrossEntropy} first. {@link gradus.losses.CrossEntropy} takes
 * probabilities, {@link gradus.losses.SoftmaxCrossEntropy} and {@link
 * gradus.losses.SigmoidCrossEntropy} take logits: handing one to the other is the classic mistake,
 * and both sides of it are explained there. All three take class weights. {@link
 * gradus.losses.Hinge} takes scores of any size. {@link gradus.losses.MeanSquaredError}, {@link
 * gradus.losses.Huber} and {@link gradus.losses.MeanAbsoluteError} are for predicting numbers. This
 * package depends on {@code gradus.math}, EJML, and of {@code gradus.layers} on {@link
 * gradus.layers.Meaning}.
 */
package gradus.losses;
