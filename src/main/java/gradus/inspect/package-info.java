/**
 * Looking inside: is the gradient right? This package stands above the networks: it depends on
 * {@code gradus}, {@code gradus.layers}, {@code gradus.losses} and {@code gradus.math}, and none of
 * them knows it.
 */
package gradus.inspect;
