package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.MinMaxScaler;
import gradus.data.Scaler;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.metrics.ConfusionMatrix;
import gradus.optimizers.SGD;
import gradus.persist.Model;
import java.util.Random;
import lesson22.OtherDigits;
import org.junit.jupiter.api.Test;

/** What the page of lesson 22 says beside its program's output. */
class Lesson22Test {
  private static final Dataset DIGITS = Datasets.digits();
  private static final Split SPLIT = DIGITS.split(0.8, 42);
  private static final Dataset TEST = SPLIT.test();

  /** The rows where forms begin, and the end. */
  private static final int[] FORMS = {
    0, 130, 256, 386, 516, 646, 776, 906, 1029, 1157, 1287, 1415, 1545, 1667, 1797
  };

  private final Page page = Page.of("lesson22");

  /** Each of them asks for the same digits; here and there one is missing. */
  @Test
  void theSameSequenceOfDigitsComesFourteenTimes() {
    String labels = labels(DIGITS);
    for (int form = 0; form < 14; form++) {
      String digits = labels.substring(FORMS[form], FORMS[form + 1]);
      assertThat(digits).matches("0?123456789.*6789095565098984177351.*490.*8.*");
      assertThat(digits.length()).isBetween(120, 130);
    }
    page.says("the same sequence of up to 130 digits, %d times", FORMS.length - 1);
  }

  @Test
  void littleInkIsLostByTheMove() {
    double lost = 0;
    double all = 0;
    for (int row = 0; row < DIGITS.rows(); row++) {
      for (int pixel = 0; pixel < 64; pixel++) {
        all += DIGITS.inputs().get(row, pixel);
        lost += pixel % 8 == 7 ? DIGITS.inputs().get(row, pixel) : 0;
      }
    }
    page.says("only %.1f %% of all ink is in the last column", 100 * lost / all);
  }

  private static String labels(Dataset digits) {
    StringBuilder labels = new StringBuilder();
    for (int row = 0; row < digits.rows(); row++) {
      labels.append(digits.classOf(row));
    }
    return labels.toString();
  }

  @Test
  void everyDigitFillsItsFrameFromTopToBottom() {
    for (int row = 0; row < DIGITS.rows(); row++) {
      double top = 0;
      double bottom = 0;
      for (int column = 0; column < 8; column++) {
        top += DIGITS.inputs().get(row, column);
        bottom += DIGITS.inputs().get(row, 56 + column);
      }
      assertThat(Math.min(top, bottom)).as("row " + row).isPositive();
    }
  }

  @Test
  void eachFormInTurnIsJudgedAsThePageSays() {
    double lowest = 1;
    double highest = 0;
    int[][] sum = new int[10][10];
    for (int form = 0; form < 14; form++) {
      Dataset others = without(FORMS[form], FORMS[form + 1]);
      Dataset asked = OtherDigits.rows(DIGITS, FORMS[form], FORMS[form + 1]);
      ConfusionMatrix confusion = judge(learn(others, Standardizer.fit(others)), asked);
      lowest = Math.min(lowest, confusion.accuracy());
      highest = Math.max(highest, confusion.accuracy());
      add(sum, confusion);
    }
    page.says("%.1f %% of all digits are right,", 100 * (1 - mistakes(sum) / 1797.0));
    page.says("from %.1f %% to %.1f %% of a single form", 100 * lowest, 100 * highest);
    page.says("%d mistakes, and 1 and 9 lead with %d", mistakes(sum), sum[1][9] + sum[9][1]);
    assertThat(mostConfused(sum)).isEqualTo(sum[1][9] + sum[9][1]);
  }

  /** All digits but those from one row to before another. */
  private static Dataset without(int from, int to) {
    int[] rows = new int[DIGITS.rows() - (to - from)];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i < from ? i : i + to - from;
    }
    return DIGITS.subset(rows, "other forms");
  }

  @Test
  void theAnswerToTheExerciseIsTrue() {
    int[][] sum = new int[10][10];
    for (Split fold : DIGITS.folds(5, 42)) {
      add(sum, judge(learn(fold.train(), Standardizer.fit(fold.train())), fold.test()));
    }
    page.says("%d of 1797 are right, %.1f %%", 1797 - mistakes(sum), 100 - mistakes(sum) / 17.97);
    page.says("Among its %d mistakes, no pair", mistakes(sum));
    page.says("more than %d times", mostConfused(sum));
    assertThat(sum[1][8] + sum[8][1]).isEqualTo(4);
    assertThat(sum[5][9] + sum[9][5]).isEqualTo(4);
    page.says("Now 4 and 8 have %d,", sum[4][8] + sum[8][4]);
    page.says("7 and 9 have %d.", sum[7][9] + sum[9][7]);
  }

  private static void add(int[][] sum, ConfusionMatrix confusion) {
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        sum[i][j] += confusion.count(i, j);
      }
    }
  }

  private static int mistakes(int[][] counts) {
    int mistakes = 0;
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        mistakes += i == j ? 0 : counts[i][j];
      }
    }
    return mistakes;
  }

  /** How often a pair was confused, one for the other or the other way around. */
  private static int mostConfused(int[][] counts) {
    int most = 0;
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < i; j++) {
        most = Math.max(most, counts[i][j] + counts[j][i]);
      }
    }
    return most;
  }

  @Test
  void movedDigitsAreReadAsThePageSays() {
    Model model = learn(SPLIT.train(), Standardizer.fit(SPLIT.train()));
    Dataset moved = OtherDigits.movedRight(TEST, 8);
    Matrix probabilities = model.predict(moved.inputs());
    int sure = 0;
    for (int row = 0; row < moved.rows(); row++) {
      for (int c = 0; c < 10; c++) {
        boolean wrong = moved.classOf(row) != c;
        sure += wrong && probabilities.get(row, c) > 0.99 ? 1 : 0;
      }
    }
    page.says("In %d of the 246 cases", sure);
    Model byRange = learn(SPLIT.train(), MinMaxScaler.fit(SPLIT.train()));
    page.says("only %.3f", judge(byRange, moved).accuracy());
    Dataset both = SPLIT.train().concatenate(OtherDigits.movedRight(SPLIT.train(), 8));
    Model taught = learn(both, Standardizer.fit(both));
    page.says("%.3f of the moved digits", judge(taught, moved).accuracy());
    page.says("%.3f of those that", judge(taught, TEST).accuracy());
  }

  @Test
  void theFiguresAtTheBreakpointAreTrue() {
    Standardizer scale = Standardizer.fit(SPLIT.train());
    Dataset moved = OtherDigits.movedRight(TEST, 8);
    page.says("`%s`", TEST.inputs().figures().replaceAll(" +", " "));
    page.says("`%s`", scale.apply(TEST.inputs()).figures().replaceAll(" +", " "));
    page.says("`%s`", scale.apply(moved.inputs()).figures().replaceAll(" +", " "));
  }

  @Test
  void theArithmeticIsRight() {
    double accuracy = 350 / 359.0;
    page.says("= %.3f", Math.sqrt(accuracy * (1 - accuracy) / 359));
    page.says("$0.975^5 = %.3f$", Math.pow(0.975, 5));
    page.says("$0.916^5 = %.3f$", Math.pow(0.916, 5));
  }

  /** The lesson's training, with a choice of the scaler. */
  private static Model learn(Dataset images, Scaler scale) {
    Dataset train = scale.apply(images);
    Random random = new Random(42);
    Network network =
        new Network(
            new Dense(64, 64, random), new ReLU(), new Dense(64, 10, random), new Softmax());
    SGD sgd = new SGD(network.parameters(), 0.1);
    sgd.setWeightDecay(0.003);
    Trainer trainer = new Trainer(network, new CrossEntropy(), sgd);
    trainer.setBatchSize(32);
    trainer.setSeed(42);
    trainer.setQuiet(true);
    trainer.fit(train, 40);
    return Model.of(trainer, train, scale);
  }

  private static ConfusionMatrix judge(Model model, Dataset images) {
    return ConfusionMatrix.of(
        model.predict(images.inputs()), images.targets(), images.classNames());
  }
}
