package gradus.playground;

import gradus.Network;
import gradus.data.Dataset;
import gradus.divergence.DivergedException;
import gradus.inspect.Finding;
import gradus.inspect.TrainingDoctor;
import gradus.inspect.worked.WorkedExample;
import gradus.layers.Dense;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.metrics.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * A training that a user controls: forward, back to any of its steps, changed while it runs, edited
 * and undone.
 *
 * <p>Every step is reproducible. Changes of learning rate, penalty and batch size and edits of
 * weights are recorded with the step at which they happened, so a step that is repeated has the
 * same bits as the first time. Any other change of the setup starts over, with the same first
 * weights.
 *
 * <pre>{@code
 * Session session = new Session(Setup.of(DataKind.MOONS));
 * session.train(100);
 * session.back();                                        // step 99, to the bit
 * session.change(session.setup().withLearningRate(0.3)); // goes on with another rate
 * }</pre>
 *
 * <p>A session is used by one thread.
 */
public final class Session {
  private static final int CURVE_POINTS = 100; // of a training that is repeated

  private Course course;
  private int furthest; // up to here, the course can go without anything new
  private LossCurve curve = new LossCurve();
  private final UndoHistory history = new UndoHistory();

  /** A session at step 0. */
  public Session(Setup setup) {
    this(new Experiment(setup, 0));
  }

  /**
   * A session in which an experiment has been repeated up to its last step, or up to a problem.
   *
   * @throws IllegalArgumentException if an edit is of a weight that isn't there
   */
  public Session(Experiment experiment) {
    course = new Course(experiment.setup(), experiment.events());
    record();
    int part = Math.max(1, experiment.steps() / CURVE_POINTS);
    while (course.step() < experiment.steps()) {
      if (train(Math.min(part, experiment.steps() - course.step())) == 0) {
        return; // a problem
      }
    }
  }

  /**
   * A session at step 0 of an experiment that can then be repeated in parts: {@link #train} makes
   * its changes at their steps. A long one takes a while, and a page must answer meanwhile.
   *
   * @throws IllegalArgumentException if an edit is of a weight that isn't there
   */
  public static Session atStart(Experiment experiment) {
    return new Session(new Course(experiment.setup(), experiment.events()));
  }

  private Session(Course course) {
    this.course = course;
    furthest = course.step();
    record();
  }

  // ---- Forward and back ----

  /**
   * Does up to so many steps, and notes the losses for the curve.
   *
   * @return how many were done: fewer if a {@link #problem} or the last possible step came first
   */
  public int train(int steps) {
    int start = course.step();
    while (course.step() - start < steps
        && course.step() < Experiment.MOST_STEPS
        && course.train()) {
      furthest = Math.max(furthest, course.step());
    }
    if (course.step() > start) {
      record();
    }
    return course.step() - start;
  }

  /** Trains to the end of the epoch that is under way, or through the next one. */
  public int trainEpoch() {
    int left = parts().train.rows() - course.rowsOfEpoch();
    return train((left + course.batchSize() - 1) / course.batchSize());
  }

  /** Goes one step back; false at step 0. */
  public boolean back() {
    if (course.step() == 0) {
      return false;
    }
    course.goTo(course.step() - 1);
    return true;
  }

  /** Goes to a step between 0 and {@link #furthest}, with the bits that it had. */
  public void goTo(int step) {
    course.goTo(Math.max(0, Math.min(step, furthest)));
  }

  /** Starts over: the same setup, the same first weights, and no edits. */
  public void reset() {
    start(setup());
  }

  /** Starts over with the next seed: other first weights, and another order of the rows. */
  public void resetWithNewWeights() {
    Setup setup = setup();
    start(setup.withSeed((setup.seed() + 1) % 1_000_000_000));
  }

  // ---- Changes ----

  /**
   * Changes the setup. If only learning rate, penalty or batch size differ, the training goes on
   * from this step, and what came after it is forgotten. Otherwise it starts over.
   */
  public void change(Setup other) {
    Setup now = setup();
    if (other.equals(now)) {
      return;
    }
    if (!now.canContinueAs(other) || course.step() == 0) {
      start(other);
      return;
    }
    List<Event> events = new ArrayList<>();
    int step = course.step();
    if (other.learningRate() != now.learningRate()) {
      events.add(new Event.Rate(step, other.learningRate()));
    }
    boolean samePenalty =
        other.penalty() == now.penalty() && other.penaltyStrength() == now.penaltyStrength();
    if (!samePenalty) {
      events.add(new Event.Penalty(step, other.penalty(), other.penaltyStrength()));
    }
    if (other.batchSize() != now.batchSize()) {
      events.add(new Event.BatchSize(step, other.batchSize()));
    }
    add(events);
  }

  /**
   * Sets a weight. See {@link Event.Edit} for the numbers of layer, input and unit. If the last
   * change was of the same weight at this step, as while a slider is dragged, both are one change.
   */
  public void setWeight(int layer, int input, int unit, double value) {
    Event.Edit edit = new Event.Edit(course.step(), layer, input, unit, value);
    if (furthest == course.step() && course.replaceLast(edit)) {
      history.extend();
      curve = curve.upTo(course.step() - 1);
      record();
    } else {
      add(List.of(edit));
    }
  }

  /** Sets a bias. */
  public void setBias(int layer, int unit, double value) {
    setWeight(layer, Event.Edit.BIAS, unit, value);
  }

  private void add(List<Event> events) {
    if (course.events().size() + events.size() > Experiment.MOST_EVENTS) {
      throw new IllegalArgumentException(
          "This training already has %d changes by hand: start again to make more."
              .formatted(course.events().size()));
    }
    UndoHistory.Moment before = moment();
    for (Event event : events) {
      course.add(event);
    }
    furthest = course.step();
    curve = curve.upTo(course.step() - 1);
    history.remember(before);
    record();
  }

  private void start(Setup setup) {
    Course other = new Course(setup, List.of()); // may refuse the setup
    history.remember(moment());
    leaveFor(other);
    furthest = 0;
    curve = new LossCurve();
    record();
  }

  private UndoHistory.Moment moment() {
    return new UndoHistory.Moment(course, course.events(), course.step(), curve);
  }

  /** Takes the last change back, and goes to the step at which it was made; false if none. */
  public boolean undo() {
    return canUndo() && goTo(history.undo(moment()));
  }

  /** Makes a change again that was taken back; false if there is none. */
  public boolean redo() {
    return canRedo() && goTo(history.redo(moment()));
  }

  private boolean goTo(UndoHistory.Moment moment) {
    leaveFor(moment.course());
    course.replaceEvents(moment.events());
    course.goTo(moment.step());
    furthest = course.step();
    curve = moment.curve().upTo(furthest);
    record();
    return true;
  }

  private void leaveFor(Course other) {
    if (other != course) {
      course.compact();
    }
    course = other;
  }

  /** Whether there is a change to take back. */
  public boolean canUndo() {
    return history.canUndo();
  }

  /** Whether there is a change to make again. */
  public boolean canRedo() {
    return history.canRedo();
  }

  /** Sessions that go on from here, each with one of these learning rates. */
  public List<Session> atRates(double... rates) {
    List<Session> sessions = new ArrayList<>();
    for (double rate : rates) {
      Course fork = new Course(course);
      fork.add(new Event.Rate(fork.step(), rate));
      sessions.add(new Session(fork));
    }
    return sessions;
  }

  // ---- Questions ----

  /** The setup, with the learning rate, penalty and batch size that are in force now. */
  public Setup setup() {
    return experiment().lastSetup();
  }

  /** All that happened up to this step, as a value. */
  public Experiment experiment() {
    return new Experiment(parts().setup, course.past(), course.step());
  }

  /** How many steps were done. */
  public int step() {
    return course.step();
  }

  /** How many epochs are complete. */
  public int epoch() {
    return course.epoch();
  }

  /** The latest step that can be gone to without training again. */
  public int furthest() {
    return furthest;
  }

  /** Why no step is possible from here, such as a loss that isn't finite; empty if one is. */
  public String problem() {
    return course.problem();
  }

  /** Sixteen digits that are the same only for the same weights and biases. */
  public String hash() {
    return WeightHash.of(network());
  }

  /** Loss and accuracy of both parts of the data, with the weights as they are now. */
  public Losses losses() {
    return Losses.of(course);
  }

  /** The losses at the steps where {@link #train} ended, first to last. */
  public List<Losses> curve() {
    return curve.points();
  }

  private void record() {
    curve.add(losses());
  }

  /** The rows to learn from, in the units of the data. */
  public Dataset trainingPoints() {
    return parts().rawTrain;
  }

  /** The rows that are kept for the test, in the units of the data; null if there are none. */
  public Dataset testPoints() {
    return parts().rawTest;
  }

  /**
   * Which of all rows a training or test point is: the number by which {@link
   * DataSetup#withPointAt} and its like know it.
   */
  public int rowOf(boolean ofTest, int point) {
    return parts().rowOf(ofTest, point);
  }

  /** The network, to look at. */
  public Network network() {
    return parts().network;
  }

  /** The dense layer of the hidden layer with this number, or of the output after the last one. */
  public Dense dense(int layer) {
    if (layer < 0 || layer >= parts().dense.size()) {
      throw new IllegalArgumentException(
          "There is no layer %d: the layers go from 0 to %d."
              .formatted(layer, parts().dense.size() - 1));
    }
    return parts().dense.get(layer);
  }

  /** How often each class was taken for each; of the test rows, or of the training rows. */
  public ConfusionMatrix confusion(boolean ofTest) {
    Dataset data = parts().part(ofTest);
    if (!data.isClassification()) {
      throw new IllegalArgumentException(
          "A confusion matrix needs classes, but these data have numbers to predict.");
    }
    return ConfusionMatrix.of(network().predict(data.inputs()), data.targets(), data.classNames());
  }

  /** For each test row, or each training row, whether another class than its own is predicted. */
  public boolean[] mistakes(boolean ofTest) {
    Dataset data = parts().part(ofTest);
    Matrix output = network().predict(data.inputs());
    boolean[] mistakes = new boolean[data.rows()];
    for (int row = 0; row < mistakes.length; row++) {
      mistakes[row] = Rows.argMax(output, row) != Rows.argMax(data.targets(), row);
    }
    return mistakes;
  }

  /** What the doctor finds first; null if nothing is wrong. */
  public Finding doctor() {
    List<Finding> findings =
        TrainingDoctor.examine(network(), parts().loss, parts().train).findings();
    return findings.isEmpty() ? null : findings.get(0);
  }

  /**
   * The forward and the backward pass of one point, and the update by plain SGD, with all numbers
   * written out.
   *
   * @param label the class, counted from 0, or the number to predict
   * @throws IllegalArgumentException if the network gives the point's class a probability of 0
   */
  public String workedExample(double x, double y, double label) {
    Matrix raw = new Matrix(1, parts().rawTrain.inputs().numCols);
    parts().setPoint(raw, 0, x, y);
    Matrix inputs = parts().inputs(raw);
    Loss loss = parts().loss;
    Matrix target = parts().target(label);
    double rate = setup().learningRate();
    try {
      return WorkedExample.of(network(), loss, inputs, target, rate).toText();
    } catch (DivergedException e) {
      throw e; // says itself which number isn't finite
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "This point can't be worked out by hand: the probability of its class is so small that it was rounded to 0, whose logarithm is infinite. The training goes on, since it computes with the logits. Choose another point, or go back some steps.",
          e);
    }
  }

  Parts parts() {
    return course.parts;
  }

  /** The course, for those that ask it. */
  Course course() {
    return course;
  }

  @Override
  public String toString() {
    return "Session(step %d of %d, epoch %d)".formatted(step(), furthest, epoch());
  }
}
