/**
 * Keeping and sharing: what outlives the program.
 *
 * <p>A file of Gradus is a safetensors file: names, shapes and numbers, which Python reads as well,
 * and a description in JSON. Reading makes nothing but what is on a closed list of layers and
 * transforms; no class is ever looked up by a name from a file. This package stands on top: it
 * depends on {@code gradus} and the packages below it, on EJML, and as the only one on Gson. ONNX
 * files are written for other programs to run, and not read.
 */
package gradus.persist;
