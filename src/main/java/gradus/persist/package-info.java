/**
 * Keeping and sharing: what outlives the program.
 *
 * <p>{@link gradus.persist.Models} keeps what was trained, {@link gradus.persist.Checkpoint} a
 * training that goes on, and {@link gradus.persist.Onnx} writes a file for other programs, which
 * isn't read here. Open {@code Models} first, then {@code ModelFile}, which says what is in the
 * file.
 *
 * <p>A model and a checkpoint are safetensors files: names, shapes and numbers, which Python reads
 * as well, and a description in JSON. Reading a file creates only layers and transforms from a
 * closed list; no class is ever looked up by a name from a file. This package stands on top: it
 * depends on {@code gradus} and the packages below it, and on EJML, and it is the only one that
 * depends on Gson.
 */
package gradus.persist;
