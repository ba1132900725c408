package gradus;

import gradus.losses.Loss;

/** How far a trainer has come: what its steps and epochs leave behind beside the network. */
final class Progress {
  /** As far as a double counts. */
  static final long MOST_STEPS = 1L << 53;

  final History history;
  long steps = 0; // done so far
  double lastLoss = Double.NaN; // of the last step, as is the next
  double lastLearningRate = Double.NaN;
  Score begunEpoch = null; // what an epoch that isn't over has learned so far; null between epochs

  boolean fitting = false;
  int firstEpoch = 0; // how many epochs were done when the last fit began
  int lastEpoch = 0; // at which it ends
  double firstLearningRate = Double.NaN; // when it began
  boolean resumed = false; // whether the current or next fit is one that was interrupted
  Notes memory = null; // what listeners remember when the next fit begins; null for nothing

  Progress() {
    history = new History();
  }

  /** As it was written down. */
  Progress(Notes notes, Loss loss) {
    history = new History(notes);
    steps = notes.count("steps", MOST_STEPS);
    lastLoss = notes.number("last_loss");
    lastLearningRate = notes.number("last_learning_rate");
    if (notes.has("begun_epoch.rows")) {
      begunEpoch = new Score(notes.part("begun_epoch"), loss);
    }
    boolean inFit = notes.count("fitting", 1) == 1;
    firstEpoch = (int) notes.count("first_epoch", epoch());
    lastEpoch = (int) notes.count("last_epoch", Integer.MAX_VALUE);
    firstLearningRate = notes.number("first_learning_rate");
    memory = inFit ? notes : null;
  }

  void writeTo(Notes notes) {
    history.writeTo(notes);
    notes.put("steps", steps);
    notes.put("last_loss", lastLoss);
    notes.put("last_learning_rate", lastLearningRate);
    if (begunEpoch != null) {
      begunEpoch.writeTo(notes.part("begun_epoch"));
    }
    notes.put("fitting", fitting ? 1 : 0);
    notes.put("first_epoch", firstEpoch);
    notes.put("last_epoch", lastEpoch);
    notes.put("first_learning_rate", firstLearningRate);
  }

  /** How many epochs are done. */
  int epoch() {
    return history.size();
  }

  /** How many rows of the epoch that isn't over were learned. */
  int rowsOfEpoch() {
    return begunEpoch == null ? 0 : begunEpoch.rows();
  }

  /** The next fit is the last one, gone on with. */
  void resume(Notes notes) {
    resumed = true;
    memory = notes;
  }

  /** A fit begins, or goes on; only one that begins forgets why the last was stopped. */
  void fitStarted(int epochs, double learningRate) {
    if (!resumed) {
      firstEpoch = epoch();
      firstLearningRate = learningRate;
      history.start();
    }
    int last = (int) Math.min((long) firstEpoch + epochs, Integer.MAX_VALUE);
    requireNotPast(last, epochs);
    lastEpoch = last;
    fitting = true;
  }

  private void requireNotPast(int last, int epochs) {
    if (last < epoch() || (last == epoch() && begunEpoch != null)) {
      throw new IllegalArgumentException(
          "fit got "
              + epochs
              + " epochs, but goes on with a fit in which "
              + (epoch() - firstEpoch)
              + (begunEpoch == null ? " are done" : " are done and one is begun")
              + ": give it as many as it had, or more.");
    }
  }

  void stepEnded(double loss, double learningRate) {
    lastLoss = loss;
    lastLearningRate = learningRate;
    steps++;
  }

  void epochEnded(Score validation, double penalty) {
    history.add(begunEpoch, validation, penalty, lastLearningRate);
    begunEpoch = null;
  }

  /** Whether the last epoch is done; one that is stopped is trained to its end. */
  boolean isFitOver() {
    return epoch() >= lastEpoch || (history.isStopped() && begunEpoch == null);
  }

  /** Whether the fit was refused, since what listeners remember didn't suit them: it can go on. */
  boolean isRefused() {
    return memory != null;
  }

  /** The fit is over; an epoch that an error broke off begins anew. */
  void fitEnded() {
    fitting = false;
    if (!isRefused()) {
      begunEpoch = null;
      resumed = false;
    }
  }

  @Override
  public String toString() {
    return "Progress(" + epoch() + " epochs done, " + steps + " steps)";
  }
}
