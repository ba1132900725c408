/**
 * The listeners that come with Gradus. A {@code Trainer} notifies them during a fit, and they stop
 * early, keep the best weights, change the learning rate or write a log.
 *
 * <p>Open {@link gradus.callbacks.EarlyStopping} first, or write a listener of your own: {@link
 * gradus.Listener} is the interface. This package stands above {@code gradus}, which knows none of
 * these classes.
 */
package gradus.callbacks;
