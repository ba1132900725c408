package gradus.persist;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.data.Standardizer;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.ReLU;
import gradus.layers.Softmax;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Eight threads ask one model at the same time: each gets the answer to its own row. */
class PredictThreadsTest {
  private static final int THREADS = 8;
  private static final int QUESTIONS = 3000;

  private static final double[][] ROWS = rows();

  private static double[][] rows() {
    Random random = new Random(1);
    double[][] rows = new double[50][4];
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = 10 * random.nextGaussian();
      }
    }
    return rows;
  }

  private static Model model(boolean classifies) {
    Random random = new Random(2);
    Dense first = new Dense(4, 8, random);
    Dense last = new Dense(8, 3, random);
    Network network =
        classifies
            ? new Network(first, new BatchNorm(8), new ReLU(), last, new Softmax())
            : new Network(first, new BatchNorm(8), new ReLU(), last);
    Standardizer scale =
        new Standardizer(
            new Matrix(new double[][] {{1, 2, 3, 4}}), new Matrix(new double[][] {{5, 6, 7, 8}}));
    Standardizer targets =
        new Standardizer(
            new Matrix(new double[][] {{1, 2, 3}}), new Matrix(new double[][] {{5, 6, 7}}));
    List<String> names = classifies ? List.of("a", "b", "c") : List.of();
    return new Model(
        network,
        List.of(scale),
        classifies ? null : targets,
        List.of(),
        names,
        new Provenance(Map.of()));
  }

  /** What is asked about a row. */
  private interface Question {
    Object answer(double[] row);
  }

  private static void assertEachGetsItsOwn(Question question) throws Exception {
    List<Object> alone = new ArrayList<>();
    for (double[] row : ROWS) {
      alone.add(question.answer(row));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      Random random = new Random(thread);
      tasks.add(
          () -> {
            int wrong = 0;
            for (int i = 0; i < QUESTIONS; i++) {
              int row = random.nextInt(ROWS.length);
              wrong += question.answer(ROWS[row]).equals(alone.get(row)) ? 0 : 1;
            }
            return wrong;
          });
    }
    int wrong = 0;
    for (Future<Integer> task : threads.invokeAll(tasks)) {
      wrong += task.get(); // throws what a thread threw
    }
    threads.shutdown();
    assertThat(wrong).as("of %s answers", THREADS * QUESTIONS).isZero();
  }

  private static List<Double> list(double[] numbers) {
    List<Double> list = new ArrayList<>();
    for (double number : numbers) {
      list.add(number);
    }
    return list;
  }

  @Test
  void ofAModel() throws Exception {
    Model model = model(true);
    assertEachGetsItsOwn(row -> list(model.predict(new Matrix(new double[][] {row})).data));
  }

  @Test
  void ofAClassifier() throws Exception {
    assertEachGetsItsOwn(new Classifier(model(true))::predict);
  }

  @Test
  void ofARegressor() throws Exception {
    Regressor regressor = new Regressor(model(false));
    assertEachGetsItsOwn(row -> list(regressor.predict(row)));
  }
}
