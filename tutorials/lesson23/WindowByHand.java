package lesson23;

import gradus.layers.Conv2D;
import gradus.layers.ImageShape;
import gradus.layers.MaxPool2D;
import gradus.math.Matrix;
import java.util.Locale;
import java.util.Random;

/** A convolution and a max pool of an image of 4 x 4 pixels, with gradients. */
final class WindowByHand {
  private WindowByHand() {}

  /** One filter over the image 1 to 16; the loss is the sum of what comes out. */
  static void show() {
    Matrix image = new Matrix(1, 16);
    for (int i = 0; i < 16; i++) {
      image.data[i] = i + 1;
    }
    Conv2D convolution = new Conv2D(new ImageShape(1, 4, 4), 1, 2, new Random(1));
    convolution.weights.value.setTo(new Matrix(new double[][] {{1}, {0}, {0}, {-1}}));
    Matrix output = convolution.forward(image);
    print("The image 1 to 16, line by line; the filter 1 0 over 0 -1;%n");
    print("L is the sum of the outputs.%n%n");
    printLines("output", output, 3);
    Matrix ones = new Matrix(new double[][] {{1, 1, 1, 1, 1, 1, 1, 1, 1}});
    Matrix imageGradient = convolution.backward(ones);
    printLines("dL/dfilter", convolution.weights.gradient, 2);
    printLines("dL/dimage", imageGradient, 4);
    printLines("max pool", new MaxPool2D(new ImageShape(1, 4, 4), 2).forward(image), 2);
  }

  /** A matrix as text, so many numbers to a line of the image, lines side by side. */
  private static void printLines(String name, Matrix matrix, int width) {
    print("%-12s", name);
    for (int i = 0; i < matrix.getNumElements(); i++) {
      print("%s%3.0f", i > 0 && i % width == 0 ? "   " : "", matrix.data[i]);
    }
    print("%n");
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
