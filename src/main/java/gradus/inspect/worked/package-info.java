/**
 * One forward and one backward pass, written out with every number. Open {@link
 * gradus.inspect.worked.WorkedExample} first.
 *
 * <p>{@code RecordedPass} runs it, the sections (one for each kind of layer and loss) say what is
 * shown, {@code Document} holds it block by block, and a {@code DocumentWriter} for text, Markdown
 * or LaTeX says what that looks like. The package depends on {@link gradus.inspect}, and on what
 * that depends on.
 */
package gradus.inspect.worked;
