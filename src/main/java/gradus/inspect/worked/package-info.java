/**
 * One forward and one backward pass, written out with every number: {@link
 * gradus.inspect.worked.WorkedExample}.
 *
 * <p>{@code Pass} runs it, {@code Chapters} and the sections (one for each kind of layer and loss)
 * say what is shown, as blocks, and a {@code Page} for text, Markdown or LaTeX says what that looks
 * like.
 */
package gradus.inspect.worked;
