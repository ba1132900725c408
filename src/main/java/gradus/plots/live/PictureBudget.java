package gradus.plots.live;

/**
 * When the thread that trains may ask the network for a picture, or the doctor, since nobody else
 * may use the network while it learns.
 *
 * <p>Waiting is free, and of the time in which it could train, this may take a small part, such as
 * a twenty-fifth. So a picture is made when that much has come together since the last one, and not
 * more often than the shortest pause allows. It is expected to take as long as the last one; the
 * first takes longer, as Java has yet to compile what makes it, and isn't counted.
 */
final class PictureBudget {
  private final long shortestPause; // nanoseconds, as all here
  private final int trainingForOne;
  private boolean first = true;
  private long cost = 0; // of the next picture, as expected
  private long last; // when
  private long waited = 0; // since then

  PictureBudget(long now, long shortestPause, int trainingForOne) {
    last = now;
    this.shortestPause = shortestPause;
    this.trainingForOne = trainingForOne;
  }

  /** Training stood still for so long. */
  void waited(long nanos) {
    waited += nanos;
  }

  boolean allows(long now) {
    long since = now - last;
    long trained = since - waited;
    return since >= shortestPause && cost <= waited + trained / trainingForOne;
  }

  /** A picture was made from one moment to another. */
  void took(long from, long to) {
    cost = first ? 0 : to - from;
    first = false;
    last = to;
    waited = 0;
  }
}
