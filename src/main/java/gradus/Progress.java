package gradus;

/** How far a trainer has come: what its steps and epochs leave behind beside the network. */
final class Progress {
  final History history;
  long steps = 0; // done so far
  double lastLoss = Double.NaN; // of the last step, as is the next
  double lastLearningRate = Double.NaN;
  Score begunEpoch = null; // what an epoch that isn't over has learned so far; null between epochs

  Progress() {
    history = new History();
  }

  /** A copy: neither sees what becomes of the other. */
  Progress(Progress other) {
    history = new History(other.history);
    steps = other.steps;
    lastLoss = other.lastLoss;
    lastLearningRate = other.lastLearningRate;
    begunEpoch = other.begunEpoch == null ? null : new Score(other.begunEpoch);
  }

  /** How many epochs are done. */
  int epoch() {
    return history.size();
  }

  /** How many rows of the epoch that isn't over were learned. */
  int rowsOfEpoch() {
    return begunEpoch == null ? 0 : begunEpoch.rows();
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

  @Override
  public String toString() {
    return "Progress(" + epoch() + " epochs done, " + steps + " steps)";
  }
}
