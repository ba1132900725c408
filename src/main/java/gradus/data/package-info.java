/**
 * Data: what a network learns from.
 *
 * <p>A {@link gradus.data.Dataset} is a matrix of inputs and a matrix of targets with the names of
 * their columns. {@link gradus.data.Datasets} has the bundled ones, {@link gradus.data.Synthetic}
 * makes toy sets, {@link gradus.data.CsvReader} and {@link gradus.data.IdxReader} read your own,
 * and {@link gradus.data.Images} shows pictures as text. {@link gradus.data.Scaler} and {@link
 * gradus.data.MeanImputer} change the inputs of all parts by what the training part says. This
 * package depends on {@code gradus.math}, {@code gradus.layers} for the shape of images, EJML and
 * FastCSV only.
 */
package gradus.data;
