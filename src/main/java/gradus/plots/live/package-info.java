/**
 * The window in which one sees a network learn, and can pause, slow down and steer it.
 *
 * <p>It may use {@code gradus.plots} for what it draws, Swing, and a {@code Trainer} as any
 * listener does; {@code gradus.plots} doesn't know it. The thread that trains paints the network's
 * picture, since nobody else may ask the network while it learns; Swing's thread does everything
 * else. Open {@link gradus.plots.live.LiveTraining} first: it is the listener that holds the two
 * together.
 */
package gradus.plots.live;
