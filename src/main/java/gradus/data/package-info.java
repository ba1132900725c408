/**
 * Data: what a network learns from.
 *
 * <p>A {@link gradus.data.Dataset} is a matrix of inputs and a matrix of targets with the names of
 * their columns. {@link gradus.data.Datasets} has the bundled ones, {@link gradus.data.CsvReader}
 * reads your own, {@link gradus.data.Synthetic} makes some by a formula. {@link gradus.data.Images}
 * shows a row of pixels in the terminal. This package depends on {@code gradus.math}, EJML and
 * FastCSV only.
 */
package gradus.data;
