/**
 * Writing files so that nothing is lost.
 *
 * <p>{@link gradus.files.AtomicFile} replaces a file as a whole or not at all: models, checkpoints,
 * pictures, reports and histories are written with it. Open it first. This package stands at the
 * bottom: it depends on the JDK alone.
 */
package gradus.files;
