package gradus.playground;

import gradus.Trainer;
import gradus.data.Batches;
import gradus.divergence.DivergedException;
import gradus.layers.StateCopy;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One training of a setup that can go to any of its steps: forward by training, back by a copy of
 * an earlier state and the steps from there, which have the same bits as the first time.
 *
 * <p>States are kept every few steps. When there are too many, every second one is dropped and the
 * distance doubles, so the memory stays bounded. The last few steps are all kept, so that one step
 * back takes no training.
 */
final class Course {
  private static final int MOST_STATES = 128;
  private static final int FEWEST_STATES = 8;
  private static final int MOST_NUMBERS = 1_000_000; // in all states together
  private static final int RECENT = 32;

  final Parts parts;
  private List<Event> events;
  private Trainer trainer;
  private Batches batches; // null until the next step
  private int batchSize;
  private PenaltyKind penalty;
  private double penaltyStrength;

  private int step = 0;
  private int epoch = 0; // completed
  private int rowsOfEpoch = 0; // of the epoch that is under way
  private int applied = 0; // so many events
  private final StateCopy before; // the state before the step that is being done
  private String problem = ""; // why no step is possible from here

  private final List<State> spaced = new ArrayList<>(); // in the order of their steps
  private final int mostStates;
  private int distance = 8;
  private final State[] recent = new State[RECENT]; // the state of step s is at s modulo the length

  /** Everything at one step, before the events of that step that aren't counted in it. */
  private record State(int step, int epoch, int rowsOfEpoch, int applied, StateCopy matrices) {}

  Course(Setup setup, List<Event> events) {
    this.parts = new Parts(setup);
    requireEdits(events);
    this.events = List.copyOf(events);
    before = new StateCopy(parts.state());
    int numbers = row(parts.state()).length;
    mostStates = Math.max(FEWEST_STATES, Math.min(MOST_STATES, MOST_NUMBERS / numbers));
    restart();
    keep();
    applyEvents();
  }

  /** Another course of the same setup and events, at the same step, with states of its own. */
  Course(Course other) {
    this(other.parts.setup, List.of());
    events = other.events;
    List<Matrix> mine = parts.state();
    List<Matrix> theirs = other.parts.state();
    for (int i = 0; i < mine.size(); i++) {
      mine.get(i).setTo(theirs.get(i));
    }
    applied = 0;
    restart();
    applySettings(other.applied);
    step = other.step;
    epoch = other.epoch;
    rowsOfEpoch = other.rowsOfEpoch;
    keep();
  }

  /** Learning rate, penalty and batch size as they were before the first event. */
  private void restart() {
    Setup setup = parts.setup;
    parts.optimizer.setLearningRate(setup.learningRate());
    batchSize = setup.batchSize();
    penalty = setup.penalty();
    penaltyStrength = setup.penaltyStrength();
    trainer = parts.trainer(penalty, penaltyStrength);
    batches = null;
    problem = "";
  }

  int step() {
    return step;
  }

  int epoch() {
    return epoch;
  }

  int rowsOfEpoch() {
    return rowsOfEpoch;
  }

  int batchSize() {
    return batchSize;
  }

  List<Event> events() {
    return events;
  }

  /** The events that have happened up to this step. */
  List<Event> past() {
    return events.subList(0, applied);
  }

  String problem() {
    return problem;
  }

  Trainer trainer() {
    return trainer;
  }

  /** One training step; false if there is a problem. */
  boolean train() {
    if (!problem.isEmpty()) {
      return false;
    }
    if (batches == null) {
      batches = new Batches(parts.train, batchSize);
      batches.startShuffled(parts.setup.seed(), epoch + 1);
      batches.skip(rowsOfEpoch);
    }
    before.update();
    try {
      batches.next();
      trainer.step(batches.inputs, batches.targets);
      parts.rest();
      requireFinite();
    } catch (DivergedException e) {
      return refused(
          "Step %d can't be done: the first number that is not finite comes from %s. Go back, or lower the learning rate of %s."
              .formatted(step + 1, e.where, parts.optimizer.learningRate()));
    } catch (IllegalArgumentException e) {
      return refused(e.getMessage());
    }
    step++;
    rowsOfEpoch += batches.inputs.numRows;
    if (rowsOfEpoch == parts.train.rows()) {
      epoch++;
      rowsOfEpoch = 0;
      batches = null;
    }
    keep();
    applyEvents();
    return true;
  }

  /** Leaves everything as it was before the step. */
  private boolean refused(String because) {
    parts.rest();
    before.restore();
    batches = null;
    problem = because;
    return false;
  }

  /** Refuses a step after which a weight isn't finite. */
  private void requireFinite() {
    for (Matrix matrix : parts.state()) {
      if (!Parts.isFinite(matrix)) {
        throw new IllegalArgumentException(
            "Step %d can't be done: it would make a weight too large for a number. Go back, or lower the learning rate of %s."
                .formatted(step + 1, parts.optimizer.learningRate()));
      }
    }
  }

  /** Keeps the state of this step. */
  private void keep() {
    State state = new State(step, epoch, rowsOfEpoch, applied, new StateCopy(parts.state()));
    recent[step % RECENT] = state;
    boolean isNew = spaced.isEmpty() || spaced.get(spaced.size() - 1).step() < step;
    if (isNew && (spaced.isEmpty() || step % distance == 0)) {
      spaced.add(state);
    }
    if (spaced.size() > mostStates) {
      distance *= 2;
      for (int i = spaced.size() - 1; i > 0; i--) {
        if (spaced.get(i).step() % distance != 0) {
          spaced.remove(i);
        }
      }
    }
  }

  /** Applies the events of this step that weren't applied yet. */
  private void applyEvents() {
    while (applied < events.size() && events.get(applied).step() <= step) {
      apply(events.get(applied), true);
      applied++;
    }
  }

  /** Applies the first events again after a state was restored, without the edits of weights. */
  private void applySettings(int count) {
    while (applied < count) {
      apply(events.get(applied), false);
      applied++;
    }
  }

  private void apply(Event event, boolean edits) {
    if (event instanceof Event.Rate rate) {
      parts.optimizer.setLearningRate(rate.rate());
    } else if (event instanceof Event.Penalty change) {
      penalty = change.kind();
      penaltyStrength = change.strength();
      trainer = parts.trainer(penalty, penaltyStrength);
    } else if (event instanceof Event.BatchSize size) {
      batchSize = size.size();
      batches = null;
    } else if (event instanceof Event.Edit edit && edits) {
      Matrix numbers = numbers(edit);
      numbers.data[index(edit, numbers)] = edit.value();
    }
    problem = "";
  }

  private void requireEdits(List<Event> all) {
    for (Event event : all) {
      if (event instanceof Event.Edit edit) {
        numbers(edit); // refuses what isn't there
      }
    }
  }

  private Matrix numbers(Event.Edit edit) {
    if (edit.layer() < parts.dense.size()) {
      boolean bias = edit.input() == Event.Edit.BIAS;
      Matrix weights = parts.dense.get(edit.layer()).weights.value;
      if (edit.unit() < weights.numCols && edit.input() < weights.numRows) {
        return bias ? parts.dense.get(edit.layer()).biases.value : weights;
      }
    }
    throw new IllegalArgumentException(
        "There is no weight from input %d to unit %d in layer %d."
            .formatted(edit.input(), edit.unit(), edit.layer()));
  }

  private static int index(Event.Edit edit, Matrix numbers) {
    return edit.input() == Event.Edit.BIAS
        ? edit.unit()
        : edit.input() * numbers.numCols + edit.unit();
  }

  /** Adds an event at this step. Whatever came after it is forgotten. */
  void add(Event event) {
    requireEdits(List.of(event));
    forgetAfter(step);
    List<Event> more = new ArrayList<>(events.subList(0, applied));
    more.add(event);
    events = List.copyOf(more);
    applyEvents();
  }

  /** Puts an edit in place of the last event, if that is of the same weight and step. */
  boolean replaceLast(Event.Edit edit) {
    int last = applied - 1;
    boolean same =
        last >= 0
            && last == events.size() - 1
            && events.get(last) instanceof Event.Edit before
            && before.equals(edit.withValue(before.value()));
    if (same) {
      List<Event> other = new ArrayList<>(events);
      other.set(last, edit);
      events = List.copyOf(other);
      apply(edit, true);
    }
    return same;
  }

  /** Puts other events in place of these; unless they are the same, it goes to where they part. */
  void replaceEvents(List<Event> other) {
    if (other.equals(events)) {
      return;
    }
    int same = 0;
    while (same < Math.min(events.size(), other.size())
        && events.get(same).equals(other.get(same))) {
      same++;
    }
    int last = step;
    last = same < events.size() ? Math.min(last, events.get(same).step()) : last;
    last = same < other.size() ? Math.min(last, other.get(same).step()) : last;
    forgetAfter(last);
    events = List.copyOf(other);
    restore(nearest(last));
    goTo(last);
  }

  /** Keeps only a few states, for a training that is left and may be come back to. */
  void compact() {
    for (int i = spaced.size() - 1; i > 0; i--) {
      if (i % (MOST_STATES / FEWEST_STATES) != 0) {
        spaced.remove(i);
      }
    }
    Arrays.fill(recent, null);
  }

  private void forgetAfter(int last) {
    for (int i = spaced.size() - 1; i >= 0 && spaced.get(i).step() > last; i--) {
      spaced.remove(i);
    }
    for (int i = 0; i < RECENT; i++) {
      recent[i] = recent[i] != null && recent[i].step() > last ? null : recent[i];
    }
  }

  /** The parameters at the kept steps up to this one, first to last, each as one row of numbers. */
  List<double[]> path() {
    int count = parts.network.parameters().size();
    List<double[]> path = new ArrayList<>();
    for (State state : spaced) {
      if (state.step() < step) {
        path.add(row(state.matrices().copies().subList(0, count)));
      }
    }
    path.add(row(parts.state().subList(0, count)));
    return path;
  }

  private static double[] row(List<Matrix> matrices) {
    int length = 0;
    for (Matrix matrix : matrices) {
      length += matrix.getNumElements();
    }
    double[] row = new double[length];
    int next = 0;
    for (Matrix matrix : matrices) {
      System.arraycopy(matrix.data, 0, row, next, matrix.getNumElements());
      next += matrix.getNumElements();
    }
    return row;
  }

  /** Goes to a step by the nearest state before it, and training from there. */
  void goTo(int target) {
    State nearest = nearest(target);
    if (target < step || nearest.step() > step) {
      restore(nearest);
    }
    while (step < target && train()) {
      // on to the target
    }
  }

  private State nearest(int target) {
    State nearest = spaced.get(0);
    for (State state : spaced) {
      nearest = state.step() <= target ? state : nearest;
    }
    for (State state : recent) {
      boolean nearer = state != null && state.step() <= target && state.step() > nearest.step();
      nearest = nearer ? state : nearest;
    }
    return nearest;
  }

  private void restore(State state) {
    state.matrices().restore();
    step = state.step();
    epoch = state.epoch();
    rowsOfEpoch = state.rowsOfEpoch();
    applied = 0;
    restart();
    applySettings(state.applied());
    applyEvents();
  }
}
