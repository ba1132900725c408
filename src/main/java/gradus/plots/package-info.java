/**
 * Pictures. The only package that imports XChart; it depends on {@code gradus.History} and its
 * like, and nothing depends on it.
 *
 * <p>Every plot has the same verbs: {@code save(path)}, which needs no display, and {@code show()},
 * which opens a window that doesn't end the program when it is closed.
 */
package gradus.plots;
