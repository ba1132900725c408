package exercises;

import gradus.layers.Conv2D;
import gradus.layers.ImageShape;
import gradus.math.Matrix;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 19, name = "convolution, forward", lesson = 23)
class Task19ConvolutionForwardTest {
  Task19ConvolutionForward yours = new Task19ConvolutionForward();

  private static final double[][] IMAGE = {
    {1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}, {13, 14, 15, 16}
  };

  @Test
  @Order(1)
  void aKernelSlidesOverTheImage() {
    double[][] kernel = {{1, 0}, {0, -1}};
    Answer.to(
            "forward of the image 1 to 16 with the kernel [[1, 0], [0, -1]] and the bias 0",
            yours.forward(IMAGE, kernel, 0))
        .mistake(
            "The kernel is flipped: take X[i + a][j + b] * K[a][b] as it stands.",
            new double[][] {{5, 5, 5}, {5, 5, 5}, {5, 5, 5}})
        .mistake(
            "The window doesn't move: read the image at i + a and j + b.",
            new double[][] {{-5, -5, -5}, {-5, -5, -5}, {-5, -5, -5}, {-5, -5, -5}})
        .mistake(
            "Only the last weight counts: add to the sum, rather than overwrite it.",
            new double[][] {{-6, -7, -8}, {-10, -11, -12}, {-14, -15, -16}})
        .mistake(
            "The windows don't overlap here: move by one place, not by the size of the kernel.",
            new double[][] {{-5, -5}, {-5, -5}})
        .mistake(
            "The last place is missing: there are n - k + 1 places.",
            new double[][] {{-5, -5}, {-5, -5}})
        .expect(
            "1 * 1 - 1 * 6 = -5, and so everywhere (lesson 23).",
            new double[][] {{-5, -5, -5}, {-5, -5, -5}, {-5, -5, -5}});
  }

  @Test
  @Order(2)
  void rowsAndColumnsOfTheKernelStayInPlace() {
    double[][] kernel = {{1, 2}, {3, 4}};
    Answer.to(
            "forward of the image 1 to 16 with the kernel [[1, 2], [3, 4]] and the bias 10",
            yours.forward(IMAGE, kernel, 10))
        .mistake(
            "Rows and columns of the kernel are exchanged: K[a][b] belongs to X[i + a][j + b].",
            new double[][] {{51, 61, 71}, {91, 101, 111}, {131, 141, 151}})
        .mistake(
            "The bias is missing.", new double[][] {{44, 54, 64}, {84, 94, 104}, {124, 134, 144}})
        .mistake(
            "The bias is added once for each output, not once for each weight.",
            new double[][] {{84, 94, 104}, {124, 134, 144}, {164, 174, 184}})
        .mistake(
            "The output is transposed: rows of the image are rows of the output.",
            new double[][] {{54, 94, 134}, {64, 104, 144}, {74, 114, 154}})
        .mistake(
            "The window stays at the first place: read the image at i + a and j + b.",
            new double[][] {{54, 54, 54}, {54, 54, 54}, {54, 54, 54}})
        .expect(
            "1 * 1 + 2 * 2 + 3 * 5 + 4 * 6 + 10 = 54 (lesson 23).",
            new double[][] {{54, 64, 74}, {94, 104, 114}, {134, 144, 154}});
  }

  @Test
  @Order(3)
  void theImageNeedNotBeSquare() {
    double[][] image = {{1, 2, 3}, {4, 5, 6}};
    double[][] kernel = {{1, 1, 1}};
    Answer.to("forward([[1, 2, 3], [4, 5, 6]], [[1, 1, 1]], 0)", yours.forward(image, kernel, 0))
        .expect(
            "1 + 2 + 3 = 6 and 4 + 5 + 6 = 15: 2 - 1 + 1 rows, 3 - 3 + 1 columns (lesson 23).",
            new double[][] {{6}, {15}});
  }

  @Test
  @Order(4)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();

    double[][] image = random.rows(4, 5, -2, 2);
    double[][] kernel = random.rows(3, 2, -1, 1);
    double bias = random.number(-1, 1);
    Conv2D conv = new Conv2D(new ImageShape(1, 4, 5), 1, 3, 2, 1, 0, weights -> {});
    flatten(kernel, conv.weights.value);
    conv.biases.value.set(0, 0, bias);
    Matrix input = new Matrix(1, 20);
    flatten(image, input);
    Matrix right = conv.forward(input);
    double[][] rows = new double[2][4];
    for (int i = 0; i < 8; i++) {
      rows[i / 4][i % 4] = right.get(0, i);
    }
    Answer.to(
            "forward(%s, %s, %s)"
                .formatted(RandomInputs.text(image), RandomInputs.text(kernel), bias),
            yours.forward(image, kernel, bias))
        .expect(
            random.note("each output is the sum under the kernel, plus the bias", "lesson 23"),
            rows);
  }

  private static void flatten(double[][] rows, Matrix matrix) {
    int next = 0;
    for (double[] row : rows) {
      for (double number : row) {
        matrix.data[next++] = number;
      }
    }
  }
}
