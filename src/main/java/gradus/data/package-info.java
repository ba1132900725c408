/**
 * Data: what a network learns from.
 *
 * <p>A {@link gradus.data.Dataset} is a matrix of inputs and a matrix of targets with the names of
 * their columns. {@link gradus.data.Split} divides it, {@link gradus.data.Scaler} and {@link
 * gradus.data.MeanImputer} change the inputs of all parts by what the training part says, {@link
 * gradus.data.Batches} go through it, {@link gradus.data.Synthetic} makes toy sets, and {@link
 * gradus.data.Images} shows pictures as text. {@link gradus.data.TextExamples} turns lines of text
 * into examples. Files are read in {@code gradus.data.files}, which has the bundled sets too.
 *
 * <p>This package depends on {@code gradus.math}, {@code gradus.layers} for the shape of images,
 * and EJML only. Open {@link gradus.data.Dataset} first.
 */
package gradus.data;
