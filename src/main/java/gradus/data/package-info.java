/**
 * Data: the examples a network learns from.
 *
 * <p>A {@link gradus.data.Dataset} is a matrix of inputs and a matrix of targets, with the names of
 * the features and classes. {@link gradus.data.Split} divides it into parts. {@link
 * gradus.data.Scaler} and {@link gradus.data.MeanImputer} learn from the training part and
 * transform the inputs of every part. {@link gradus.data.Batches} goes through the rows, {@link
 * gradus.data.Synthetic} makes toy data sets, {@link gradus.data.Images} shows images as text, and
 * {@link gradus.data.TextExamples} turns lines of text into examples. {@code gradus.data.files}
 * reads files and has the bundled data sets.
 *
 * <p>This package depends on {@code gradus.math}, {@code gradus.layers} for the shape of images,
 * and EJML only. Open {@link gradus.data.Dataset} first.
 */
package gradus.data;
