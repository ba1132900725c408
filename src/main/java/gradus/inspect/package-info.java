/**
 * Looking inside: is the gradient right, what happens to each number, why does it not learn? This
 * package stands above the trainer: it depends on everything that trains, and nothing of that knows
 * it.
 *
 * <p>{@link gradus.inspect.GradientCheck} compares all gradients with measured ones. {@link
 * gradus.inspect.WorkedExample} writes one forward and one backward pass out: {@code Pass} runs it,
 * {@code Chapters} and the sections (one for each kind of layer and loss) say what is shown, as
 * blocks, and a {@code Page} for text, Markdown or LaTeX says what that looks like.
 */
package gradus.inspect;
