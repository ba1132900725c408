package gradus.plots;

/**
 * When the thread that trains may paint a picture of the network, since nobody else may ask the
 * network while it learns.
 *
 * <p>Waiting is free, and of the time in which it could train, painting may take a twenty-fifth. So
 * a picture is painted when that much has come together since the last one, and not more often than
 * twenty times a second. It is expected to take as long as the last one; the first takes longer, as
 * Java has yet to compile what draws it, and isn't counted.
 */
final class PictureBudget {
  private static final long SHORTEST_PAUSE = 50_000_000; // nanoseconds, as all here
  private static final int TRAINING_FOR_ONE = 25;

  private boolean first = true;
  private long cost = 0; // of the next picture, as expected
  private long lastPainted; // when
  private long waited = 0; // since then

  PictureBudget(long now) {
    lastPainted = now;
  }

  /** Training stood still for so long. */
  void waited(long nanos) {
    waited += nanos;
  }

  boolean allowsPicture(long now) {
    long since = now - lastPainted;
    long trained = since - waited;
    return since >= SHORTEST_PAUSE && cost <= waited + trained / TRAINING_FOR_ONE;
  }

  /** A picture was painted from one moment to another. */
  void painted(long from, long to) {
    cost = first ? 0 : to - from;
    first = false;
    lastPainted = to;
    waited = 0;
  }
}
