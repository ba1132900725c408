/**
 * Looking inside: is the gradient right, what happens in each layer, why doesn't the network learn?
 * Open {@link gradus.inspect.GradientCheck} first, then {@link gradus.inspect.TrainingDoctor}. This
 * package stands above the trainer: it depends on everything that trains, and none of that depends
 * on it.
 */
package gradus.inspect;
