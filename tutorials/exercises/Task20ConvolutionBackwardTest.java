package exercises;

import gradus.layers.Conv2D;
import gradus.layers.ImageShape;
import gradus.math.Matrix;
import java.util.Arrays;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 20, name = "convolution, backward", lesson = 23)
class Task20ConvolutionBackwardTest {
  Task20ConvolutionBackward yours = new Task20ConvolutionBackward();

  private static final double[][] IMAGE = {
    {1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}, {13, 14, 15, 16}
  };

  private static double[][] ones(int rows, int columns) {
    double[][] ones = new double[rows][columns];
    for (double[] row : ones) {
      Arrays.fill(row, 1);
    }
    return ones;
  }

  @Test
  @Order(1)
  void aWeightIsUsedAtEveryPlace() {
    Answer.to(
            "kernelGradient of the image 1 to 16 and 3x3 ones",
            yours.kernelGradient(IMAGE, ones(3, 3)))
        .mistake(
            "That is the last place's part only: add the parts of all places.",
            new double[][] {{11, 12}, {15, 16}})
        .mistake(
            "That is the first place's part only: add the parts of all places.",
            new double[][] {{1, 2}, {5, 6}})
        .mistake("Take the sum over the places, not their mean.", new double[][] {{6, 7}, {10, 11}})
        .mistake(
            "Rows and columns are exchanged: K[a][b] belongs to X[i + a][j + b].",
            new double[][] {{54, 90}, {63, 99}})
        .mistake(
            "The kernel's gradient is flipped: take X[i + a][j + b] as it stands.",
            new double[][] {{99, 90}, {63, 54}})
        .expect(
            "dK[0][0] = 1 + 2 + 3 + 5 + 6 + 7 + 9 + 10 + 11 = 54 (lesson 23).",
            new double[][] {{54, 63}, {90, 99}});
  }

  @Test
  @Order(2)
  void aPixelIsUnderSeveralWeights() {
    double[][] kernel = {{1, 2}, {3, 4}};
    Answer.to("inputGradient(3x3 ones, [[1, 2], [3, 4]])", yours.inputGradient(ones(3, 3), kernel))
        .mistake(
            "A pixel is under several weights: add each part with +=, rather than overwrite it with =.",
            new double[][] {{1, 1, 1, 2}, {1, 1, 1, 2}, {1, 1, 1, 2}, {3, 3, 3, 4}})
        .mistake(
            "The kernel is flipped: dX[i + a][j + b] gets dY[i][j] * K[a][b].",
            new double[][] {{4, 7, 7, 3}, {6, 10, 10, 4}, {6, 10, 10, 4}, {2, 3, 3, 1}})
        .mistake(
            "Rows and columns of the kernel are exchanged.",
            new double[][] {{1, 4, 4, 3}, {3, 10, 10, 7}, {3, 10, 10, 7}, {2, 6, 6, 4}})
        .mistake(
            "dX has the shape of the image: rows of dY plus rows of the kernel, less 1.",
            new double[][] {{1, 3, 3}, {4, 10, 10}, {4, 10, 10}})
        .expect(
            "a corner is under one weight, a pixel inside under all four: 1 + 2 + 3 + 4 = 10 (lesson 23).",
            new double[][] {{1, 3, 3, 2}, {4, 10, 10, 6}, {4, 10, 10, 6}, {3, 7, 7, 4}});
  }

  @Test
  @Order(3)
  void theBiasIsUsedAtEveryPlace() {
    Answer.to("biasGradient(3x3 ones)", yours.biasGradient(ones(3, 3)))
        .mistake("That is the mean; the bias was added at every place, so take the sum.", 1)
        .mistake("That is one row only; add all of them.", 3)
        .expect("nine places, 1 each (lesson 23).", 9);
  }

  @Test
  @Order(4)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();

    double[][] image = random.rows(4, 3, -2, 2);
    double[][] kernel = random.rows(2, 2, -1, 1);
    double[][] dY = random.rows(3, 2, -1, 1);
    Conv2D conv = new Conv2D(new ImageShape(1, 4, 3), 1, 2, 2, 1, 0, weights -> {});
    conv.weights.value.setTo(flat(kernel, 4, 1));
    conv.forward(flat(image, 1, 12));
    Matrix dX = new Matrix(conv.backward(flat(dY, 1, 6)));
    Answer.to(
            "kernelGradient(%s, %s)".formatted(RandomInputs.text(image), RandomInputs.text(dY)),
            yours.kernelGradient(image, dY))
        .expect(
            random.note("dK is the sum over the places", "lesson 23"),
            square(conv.weights.gradient, 2));
    Answer.to(
            "inputGradient(%s, %s)".formatted(RandomInputs.text(dY), RandomInputs.text(kernel)),
            yours.inputGradient(dY, kernel))
        .expect(
            random.note("each pixel gets the parts of all weights that lay on it", "lesson 23"),
            square(dX, 3));
    Answer.to("biasGradient(%s)".formatted(RandomInputs.text(dY)), yours.biasGradient(dY))
        .expect(
            random.note("dbias is the sum over the places", "lesson 23"),
            conv.biases.gradient.get(0, 0));
  }

  private static Matrix flat(double[][] rows, int numRows, int numCols) {
    Matrix matrix = new Matrix(numRows, numCols);
    for (int i = 0; i < matrix.getNumElements(); i++) {
      matrix.data[i] = rows[i / rows[0].length][i % rows[0].length];
    }
    return matrix;
  }

  private static double[][] square(Matrix matrix, int columns) {
    double[][] rows = new double[matrix.getNumElements() / columns][columns];
    for (int i = 0; i < matrix.getNumElements(); i++) {
      rows[i / columns][i % columns] = matrix.data[i];
    }
    return rows;
  }
}
