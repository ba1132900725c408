/**
 * The listeners that ship: what a {@code Trainer} tells while it fits is used here to stop early,
 * to keep the best weights, to change the learning rate and to write a log.
 *
 * <p>Open {@link gradus.callbacks.EarlyStopping} first, or write a listener of your own: {@link
 * gradus.Listener} is the interface. This package stands above {@code gradus}, which knows none of
 * these classes.
 */
package gradus.callbacks;
