/**
 * Optimizers: how the gradients change the parameters. Open {@link gradus.optimizers.Optimizer}
 * first, then {@link gradus.optimizers.SGD}, which steps straight against the gradient, optionally
 * with momentum. {@link gradus.optimizers.AdaGrad}, {@link gradus.optimizers.RMSProp}, {@link
 * gradus.optimizers.Adam} and {@link gradus.optimizers.AdamW} choose a step size for each weight. A
 * {@link gradus.optimizers.Schedule} changes the learning rate over time. A {@link
 * gradus.optimizers.GradientChange} changes the gradients before a step, to keep weights small
 * ({@link gradus.optimizers.Penalty}) or steps short ({@link gradus.optimizers.ClipByNorm}). This
 * package depends on {@code gradus.layers} (for {@link gradus.layers.Parameter}) and {@code
 * gradus.math} only.
 */
package gradus.optimizers;
