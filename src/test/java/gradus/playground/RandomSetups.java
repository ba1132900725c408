package gradus.playground;

import gradus.data.Dataset;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Setups and experiments of every kind, by chance. */
final class RandomSetups {
  private static final GivenData GIVEN = Run.fromJar();

  private final Random random;

  RandomSetups(long seed) {
    random = new Random(seed);
  }

  <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }

  Setup setup() {
    DataSetup data = data();
    Setup setup = Setup.of(data);
    List<Feature> features = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      if ((data.hasX2() || !feature.needsX2()) && random.nextInt(3) == 0) {
        features.add(feature);
      }
    }
    setup = features.isEmpty() ? setup : setup.withFeatures(features);
    List<HiddenLayer> layers = new ArrayList<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      layers.add(layer());
    }
    setup =
        setup
            .withLayers(layers)
            .withOptimizer(any(OptimizerKind.values()))
            .withLearningRate(0.001 * (1 + random.nextInt(100)))
            .withPenalty(any(PenaltyKind.values()), random.nextInt(100) / 10_000.0)
            .withBatchSize(1 + random.nextInt(40))
            .withStart(any(Start.values()))
            .withSeed(random.nextInt(1_000_000_000));
    if (data.isClassification()) {
      setup = setup.withLoss(any(LossKind.values()));
    }
    Bug bug = any(Bug.values());
    boolean possible = data.isClassification() || bug != Bug.DOUBLE_SOFTMAX;
    return random.nextBoolean() && possible ? setup.withBug(bug) : setup;
  }

  HiddenLayer layer() {
    double dropout = random.nextInt(4) == 0 ? random.nextInt(90) / 100.0 : 0;
    boolean norm = random.nextInt(4) == 0;
    return new HiddenLayer(1 + random.nextInt(9), any(ActivationKind.values()), dropout, norm);
  }

  DataSetup data() {
    DataKind kind = any(DataKind.values());
    DataSetup data;
    if (kind == DataKind.OWN) {
      data = DataSetup.of(kind, ownPoints(), 0, 1).withStandardized(random.nextBoolean());
    } else if (kind.isSynthetic()) {
      data =
          DataSetup.of(kind)
              .withRows(20 + random.nextInt(100))
              .withClasses(2 + random.nextInt(4))
              .withNoise(random.nextInt(50) / 100.0);
    } else {
      Dataset rows = GIVEN.rows(kind);
      int x = random.nextInt(rows.inputs().numCols);
      int y = (x + 1 + random.nextInt(rows.inputs().numCols - 1)) % rows.inputs().numCols;
      data = DataSetup.of(kind, rows, x, y).withAllColumns(random.nextBoolean());
    }
    if (data.isClassification() && random.nextInt(5) == 0) {
      data = data.withLastClassShare((1 + random.nextInt(10)) / 10.0);
    }
    double share = random.nextInt(5) == 0 ? 1 : (1 + random.nextInt(9)) / 10.0;
    return data.withTrainShare(share).withSeed(random.nextInt(1000));
  }

  /** Two inputs; three classes, or numbers to predict. */
  Dataset ownPoints() {
    int classes = random.nextBoolean() ? 3 : 0;
    int rows = 6 + random.nextInt(20);
    Matrix inputs = new Matrix(rows, 2);
    Matrix targets = new Matrix(rows, Math.max(1, classes));
    for (int row = 0; row < rows; row++) {
      inputs.set(row, 0, random.nextGaussian());
      inputs.set(row, 1, random.nextGaussian());
      GivenRows.setLabel(targets, row, classes > 0 ? row % 3 : random.nextGaussian(), classes > 0);
    }
    return GivenRows.ownPoints(inputs, targets, classes);
  }

  /** With changes by hand; it may end early, at a problem. */
  Experiment experiment(int mostSteps) {
    Session session = new Session(setup());
    for (int part = 1 + random.nextInt(3); part > 0; part--) {
      session.train(random.nextInt(Math.max(1, mostSteps / 3)));
      Setup now = session.setup();
      switch (random.nextInt(5)) {
        case 0 -> session.change(now.withLearningRate(0.001 * (1 + random.nextInt(100))));
        case 1 -> session.change(now.withPenalty(any(PenaltyKind.values()), 0.001));
        case 2 -> session.change(now.withBatchSize(1 + random.nextInt(40)));
        case 3 -> session.setBias(0, 0, random.nextGaussian());
        default -> session.setWeight(now.layers().size(), 0, 0, random.nextGaussian());
      }
    }
    session.train(random.nextInt(Math.max(1, mostSteps / 3)));
    return session.experiment();
  }
}
