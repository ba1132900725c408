/**
 * Looking inside: is the gradient right, what happens in each layer, why does it not learn? Open
 * {@link gradus.inspect.GradientCheck} first, then {@link gradus.inspect.TrainingDoctor}. This
 * package stands above the trainer: it depends on everything that trains, and nothing of that knows
 * it.
 */
package gradus.inspect;
