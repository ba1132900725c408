/**
 * The playground: a training as a value, which goes forward and back, answers questions about its
 * numbers, and can be handed over as a link or as a Java program.
 *
 * <p>Start with {@link gradus.playground.Setup}: one immutable record that says everything about a
 * training before its first step. A {@link gradus.playground.Session} trains it, {@link
 * gradus.playground.Link} writes it as a short text, {@link gradus.playground.Code} as a program,
 * and {@link gradus.playground.Run} trains a link on the command line.
 *
 * <p>The classes run on the JVM and, compiled to WebAssembly, in a browser, and compute the same
 * bits in both. So there is no AWT here, no thread and no file, except in {@code Run}, which the
 * browser doesn't have. The package may use the book and the lab, but not {@code plots} and {@code
 * persist}; of {@code data.files}, only {@code Run} and the reader of CSV text use something.
 */
package gradus.playground;
