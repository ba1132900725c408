/**
 * The arithmetic of the playground's page: what Java promises to the bit and a browser doesn't.
 *
 * <p>Plain Java without any dependency. The build of the page puts these methods in the place of
 * {@code StrictMath}, {@code Math.fma}, {@code Math.rint} and {@code Random.nextInt}; on the JVM
 * they are only tested. Open {@link gradus.web.FusedMultiplyAdd} first.
 */
package gradus.web;
