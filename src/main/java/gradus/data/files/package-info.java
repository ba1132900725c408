/**
 * Reading data from files.
 *
 * <p>{@link gradus.data.files.Datasets} reads the bundled sets, {@link gradus.data.files.CsvReader}
 * your own tables, and {@link gradus.data.files.IdxReader} images such as those of MNIST. Each
 * makes a {@link gradus.data.Dataset}, or says which line, column or byte is wrong and how to fix
 * it.
 *
 * <p>This package depends on {@code gradus.data}, {@code gradus.math}, EJML and FastCSV only;
 * {@code gradus.data} knows nothing of files. Open {@link gradus.data.files.CsvReader} first.
 */
package gradus.data.files;
