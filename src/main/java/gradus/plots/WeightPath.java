package gradus.plots;

import gradus.Listener;
import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import java.util.ArrayList;
import java.util.List;

/**
 * Notes where the weights are while a network learns, for a {@link LossLandscape}.
 *
 * <pre>{@code
 * WeightPath path = new WeightPath();
 * trainer.addListener(path);
 * trainer.fit(train, 50);
 * LossLandscape.of(network, new CrossEntropy(), train, path).show();
 * }</pre>
 *
 * <p>It keeps at most 200 places, of networks with more than 20,000 weights fewer, so that they
 * take at most 32 MB up to 200,000 weights: after a long training the places of every second step,
 * every fourth and so on. The first and the last are always among them.
 */
public final class WeightPath implements Listener {
  private static final int MOST = 200;
  private static final int FEWEST = 20;
  private static final int NUMBERS = 4_000_000;

  private final List<double[]> places = new ArrayList<>();
  private Network network; // null before the first fit
  private long every = 1; // steps between two places
  private long steps = 0;

  /** Goes on where the last fit of the same network ended; another network makes it start over. */
  @Override
  public void fitStarted(Trainer trainer, Dataset train) {
    if (trainer.network() != network) {
      network = trainer.network();
      places.clear();
      every = 1;
      steps = 0;
      places.add(ParameterVector.of(network));
    }
  }

  @Override
  public void stepEnded(Trainer trainer) {
    steps++;
    if (steps % every == 0) {
      places.add(ParameterVector.of(network));
    }
    if (places.size() > most()) {
      thinOut();
    }
  }

  private int most() {
    return Math.max(FEWEST, Math.min(MOST, NUMBERS / Math.max(1, places.get(0).length)));
  }

  /** Leaves every second place, the first among them. */
  private void thinOut() {
    for (int i = 1; i < places.size(); i++) {
      places.remove(i);
    }
    every *= 2;
  }

  /** Notes the last place, if it isn't noted yet. */
  @Override
  public void fitEnded(Trainer trainer) {
    if (steps % every != 0) {
      places.add(ParameterVector.of(network));
    }
  }

  /** How many steps were taken. */
  public long steps() {
    return steps;
  }

  String stepsText() {
    return NumberFormats.count(steps, "step");
  }

  /** The network whose weights these are; null before a fit. */
  Network network() {
    return network;
  }

  /** The weights at the start and later, in their order; empty before a fit. */
  List<double[]> places() {
    return places;
  }

  /** One line: how far it goes. */
  @Override
  public String toString() {
    return "WeightPath(" + stepsText() + ")";
  }
}
