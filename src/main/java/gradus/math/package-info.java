/**
 * Matrices and the few operations on them that the rest is built from.
 *
 * <p>{@link gradus.math.Matrix} is an EJML matrix that shows itself well, {@link gradus.math.Rows}
 * holds what is done row by row (a row is an example), {@link gradus.math.Logistic} the scalar
 * function that several classes share, {@link gradus.math.Seeds} the reproducible randomness,
 * {@link gradus.math.Shapes}, {@link gradus.math.Decimals} and {@link gradus.math.MemoryLimit} what
 * messages say, {@link gradus.math.SummaryStatistics} and {@link gradus.math.TextTable} what is
 * printed. This package depends on EJML and on no other package of Gradus.
 */
package gradus.math;
