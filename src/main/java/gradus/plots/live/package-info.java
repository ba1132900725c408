/**
 * The window in which you watch a network learn, and can pause, slow down and steer its training.
 *
 * <p>It may use {@code gradus.plots} for what it draws, {@code gradus.inspect} for the doctor,
 * Swing, and a {@code Trainer} as any listener does; {@code gradus.plots} doesn't know it. The
 * thread that trains asks the network, since nobody else may while it learns; a painter's thread
 * paints the answers, and Swing's thread copies what is painted and takes the clicks. Open {@link
 * gradus.plots.live.LiveTraining} first: it is the listener that holds them together.
 */
package gradus.plots.live;
