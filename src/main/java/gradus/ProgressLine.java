package gradus;

import gradus.data.Dataset;
import gradus.losses.MeanSquaredError;
import gradus.math.Decimals;
import gradus.math.Quote;
import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Prints how a fit goes: one line an epoch, which in a terminal overwrites itself and tells the
 * time left. About ten of the lines stay; where the output isn't a terminal, only those are
 * printed.
 */
final class ProgressLine implements Listener {
  /** The live line is redrawn at most every 50 ms, so that printing doesn't slow training down. */
  private static final long REDRAW_NANOS = 50_000_000;

  /** Of a terminal, where nobody tells. */
  private static final int USUAL_COLUMNS = 80;

  private final boolean terminal;
  private final LongSupplier nanoTime;
  private final IntSupplier columns; // of the terminal
  private int widest; // of a live line: one that reaches the last column would wrap
  private String measure = ""; // beside the loss
  private int firstEpoch;
  private long startNanos;
  private long drawnNanos;
  private int printedEpoch; // the last whose line stays
  private int liveWidth; // of the line that is to be overwritten, or 0

  ProgressLine() {
    this(isTerminal(), System::nanoTime, ProgressLine::terminalColumns);
  }

  ProgressLine(boolean terminal, LongSupplier nanoTime) {
    this(terminal, nanoTime, () -> USUAL_COLUMNS);
  }

  ProgressLine(boolean terminal, LongSupplier nanoTime, IntSupplier columns) {
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.columns = columns;
  }

  @Override
  public void fitStarted(Trainer trainer, Dataset train) {
    firstEpoch = trainer.epoch() + 1;
    printedEpoch = trainer.epoch();
    widest = terminal ? columns.getAsInt() - 1 : 0;
    startNanos = nanoTime.getAsLong();
    drawnNanos = startNanos;
    int batchSize = Math.min(trainer.batchSize(), train.rows());
    int lastBatch = (train.rows() - 1) % batchSize + 1;
    System.out.printf(
        Locale.ROOT,
        "Training on %s: %d examples in batches of %d%s.%n",
        Quote.visible(train.name()),
        train.rows(),
        batchSize,
        lastBatch < batchSize ? " (the last has " + lastBatch + ")" : "");
    if (trainer.isFused()) {
      System.out.println(
          "Softmax and CrossEntropy are trained as one, SoftmaxCrossEntropy on the logits:");
      System.out.println("the same mathematics, but nothing can overflow.");
    }
    if (trainer.isResumed()) {
      printHowFarItIs(trainer);
    }
    measure = measureOf(trainer, train);
    String parts = "     training   validation";
    System.out.println();
    System.out.println(("                 loss                   " + measure).stripTrailing());
    System.out.println("   epoch" + parts + (measure.isEmpty() ? "" : "   training   validation"));
  }

  /** What the table has beside the loss: accuracy, RMSE, or nothing. */
  private static String measureOf(Trainer trainer, Dataset train) {
    if (train.isClassification()) {
      return "accuracy";
    }
    return trainer.loss() instanceof MeanSquaredError ? "  RMSE" : "";
  }

  private static void printHowFarItIs(Trainer trainer) {
    System.out.printf(
        Locale.ROOT,
        "Going on after step %d: %d of %d epochs are done.%n",
        trainer.steps(),
        trainer.epoch(),
        trainer.lastEpoch());
  }

  @Override
  public void epochEnded(Trainer trainer) {
    int epoch = trainer.epoch();
    if (isMilestone(epoch, trainer.lastEpoch())) {
      keepLine(trainer);
    } else if (terminal && nanoTime.getAsLong() - drawnNanos > REDRAW_NANOS) {
      drawnNanos = nanoTime.getAsLong();
      double secondsPerEpoch = (drawnNanos - startNanos) / 1e9 / (epoch - firstEpoch + 1);
      double secondsLeft = secondsPerEpoch * (trainer.lastEpoch() - epoch);
      overwrite(fitting(row(trainer.history().last()), "   " + timeLeft(secondsLeft), widest));
    }
  }

  private void keepLine(Trainer trainer) {
    overwrite(row(trainer.history().last()));
    System.out.println();
    liveWidth = 0;
    printedEpoch = trainer.epoch();
  }

  /** Whatever comes next, an error included, starts on a line of its own. */
  @Override
  public void fitEnded(Trainer trainer) {
    String reason = trainer.history().stoppedBecause();
    if (!reason.isEmpty() && printedEpoch < trainer.epoch()) {
      keepLine(trainer);
    }
    if (liveWidth > 0) {
      System.out.println();
      liveWidth = 0;
    }
    double penalty = trainer.epoch() == 0 ? 0 : trainer.history().last().penalty();
    if (penalty > 0) {
      String text = Decimals.of(penalty, 3);
      System.out.println("The penalty on the weights is " + text + "; no loss above has it in it.");
    }
    if (!reason.isEmpty()) {
      System.out.printf(Locale.ROOT, "Stopped after epoch %d:%n%s.%n", trainer.epoch(), reason);
    }
    System.out.println();
  }

  /** The first and the last epoch, and about every tenth part between them. */
  private boolean isMilestone(int epoch, int lastEpoch) {
    int every = (lastEpoch - firstEpoch) / 10 + 1;
    return epoch == firstEpoch || epoch == lastEpoch || epoch % every == 0;
  }

  /**
   * Row and time left; in a narrow terminal without as many of the row's last figures as need be.
   */
  static String fitting(String row, String timeLeft, int widest) {
    String left = row;
    while (left.length() + timeLeft.length() > widest && left.strip().contains(" ")) {
      left = left.substring(0, left.lastIndexOf(' ')).stripTrailing();
    }
    String line = left + timeLeft;
    return line.length() <= widest ? line : left.length() <= widest ? left : "";
  }

  private void overwrite(String line) {
    // Spaces, not an escape code, wipe what is left of a longer line: every terminal knows them.
    String wipe = " ".repeat(Math.max(0, liveWidth - line.length()));
    System.out.print((liveWidth > 0 ? "\r" : "") + line + wipe);
    System.out.flush();
    liveWidth = line.length();
  }

  private String row(History.Epoch epoch) {
    String losses =
        String.format(
            Locale.ROOT,
            "%8d %12s %12s",
            epoch.number(),
            loss(epoch.trainingLoss()),
            loss(epoch.validationLoss()));
    if (measure.isEmpty()) {
      return losses;
    }
    String training = measure(epoch.trainingAccuracy(), epoch.trainingLoss());
    String validation = measure(epoch.validationAccuracy(), epoch.validationLoss());
    return "%s %10s %12s".formatted(losses, training, validation);
  }

  /** The accuracy, or RMSE = √MSE, which has the unit of the targets. */
  private String measure(double accuracy, double loss) {
    return measure.equals("accuracy") ? accuracy(accuracy) : loss(Math.sqrt(loss));
  }

  private static String loss(double loss) {
    return Double.isNaN(loss) ? "-" : Decimals.of(loss, 3);
  }

  private static String accuracy(double accuracy) {
    return Double.isNaN(accuracy) ? "-" : String.format(Locale.ROOT, "%.3f", accuracy);
  }

  static String timeLeft(double seconds) {
    long rounded = (long) Math.ceil(seconds);
    if (rounded < 60) {
      return rounded + " s left";
    }
    return rounded < 3600
        ? rounded / 60 + " min " + rounded % 60 + " s left"
        : rounded / 3600 + " h " + rounded % 3600 / 60 + " min left";
  }

  /** Whether a person watches, so that a line can overwrite itself. */
  @SuppressWarnings("SystemConsoleNull") // both older and newer JDKs are asked rightly here
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From JDK 22 on there may be a console for a pipe too; this method then tells them apart.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJdk) {
      return true;
    }
  }

  /** How wide the terminal is: as COLUMNS says, which few shells pass on, or else the terminal. */
  private static int terminalColumns() {
    String columns = System.getenv("COLUMNS");
    return columns == null ? askedColumns() : positive(columns);
  }

  /** Asks by {@code stty}, which Linux and macOS have. */
  private static int askedColumns() {
    ProcessBuilder stty = new ProcessBuilder("stty", "size");
    stty.redirectInput(new File("/dev/tty")).redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = stty.start();
      String size = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return positive(size.substring(size.indexOf(' ') + 1)); // rows and columns
    } catch (IOException noSuchProgramOrTerminal) {
      return USUAL_COLUMNS;
    }
  }

  private static int positive(String number) {
    return number.strip().matches("[1-9][0-9]{0,5}")
        ? Integer.parseInt(number.strip())
        : USUAL_COLUMNS;
  }

  @Override
  public String toString() {
    return "ProgressLine";
  }
}
