package gradus.playground;

import gradus.data.Dataset;
import gradus.data.files.Datasets;
import gradus.math.Decimals;

/**
 * Trains the setup of a link on the JVM, for a look with the debugger, and prints its losses and
 * the hash of its weights, which the page shows, too.
 *
 * <pre>
 * java -cp target/classes:... gradus.playground.Run "data=moons&amp;rows=200&amp;..."
 * </pre>
 *
 * <p>A link with steps is trained as far as it says, and one without for 100 epochs.
 */
public final class Run {
  private static final int EPOCHS = 100;
  private static final int LINES = 10;

  private Run() {}

  /** The bundled rows, from the jar. */
  public static GivenData fromJar() {
    return kind -> rows(kind);
  }

  private static Dataset rows(DataKind kind) {
    return switch (kind) {
      case IRIS -> Datasets.iris();
      case PENGUINS -> Datasets.penguins();
      default -> throw new IllegalArgumentException(kind + " isn't a bundled data set.");
    };
  }

  /** Trains the link that is the only argument. */
  public static void main(String[] args) {
    if (args.length != 1) {
      System.err.println(
          "Run got %d arguments, but expects one: a link of the playground, in quotes."
              .formatted(args.length));
      System.exit(1);
    }
    try {
      run(args[0]);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void run(String link) {
    Experiment experiment = Link.parse(link, fromJar());
    Session session = Session.atStart(experiment);
    int steps = experiment.steps();
    if (steps == 0) {
      int rows = session.trainingPoints().rows();
      int batch = experiment.setup().batchSize();
      steps = EPOCHS * ((rows + batch - 1) / batch);
    }
    System.out.println(session.network());
    print(session);
    for (int line = 1; line <= LINES; line++) {
      session.train((int) ((long) steps * line / LINES) - session.step());
      print(session);
    }
    if (!session.problem().isEmpty()) {
      System.out.println(session.problem());
    }
    System.out.println("hash " + session.hash());
  }

  private static void print(Session session) {
    Losses losses = session.losses();
    System.out.println(
        "step %6d  loss on the training rows %s, on the test rows %s"
            .formatted(
                losses.step(),
                Decimals.significant(losses.training(), 4),
                Decimals.significant(losses.test(), 4)));
  }
}
