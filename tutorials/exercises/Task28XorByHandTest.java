package exercises;

import java.util.Locale;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 28, name = "XOR with weights by hand", lesson = 14)
class Task28XorByHandTest {
  Task28XorByHand yours = new Task28XorByHand();

  private static final double[][] CORNERS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};

  /** z at a point, by the weights that were chosen. */
  private double z(double[] x) {
    double[][] w = yours.hiddenWeights();
    double[] b = yours.hiddenBiases();
    double[] v = yours.outputWeights();
    double z = yours.outputBias();
    for (int j = 0; j < 2; j++) {
      z += v[j] * Math.max(0, x[0] * w[0][j] + x[1] * w[1][j] + b[j]);
    }
    return z;
  }

  @Test
  @Order(1)
  void withoutAHiddenLayer() {
    Answer.to("lossWithoutHiddenLayer()", yours.lossWithoutHiddenLayer())
        .mistake("No straight line has both pairs of corners on their sides, so it isn't 0.", 0)
        .mistake("That is the probability of each class; its cost is -ln of it.", 0.5)
        .mistake("That is a share of wrong points; the cross-entropy is asked for.", 0.25)
        .mistake("That is ln 3; here are two classes.", 1.0986)
        .mistake("That is the logarithm to base 2; take ln, in Java StrictMath.log.", 1)
        .mistake("That is ln 4; there are four points, but two classes.", 1.3863)
        .expect("the best is 1/2 for each point, which costs ln 2 (lesson 14).", 0.6931);
  }

  @Test
  @Order(2)
  void theShapesAreThoseOfANetworkTwoTwoOne() {
    double[][] w = yours.hiddenWeights();
    double[] lengths = {
      w.length, w[0].length, w[1].length, yours.hiddenBiases().length, yours.outputWeights().length
    };
    Answer.to("The number of rows of W, and the lengths of its rows, of b and of v,", lengths)
        .expect("there are two inputs and two hidden units (lesson 14).", 2, 2, 2, 2, 2);
  }

  @Test
  @Order(3)
  void theTwoHiddenUnitsDiffer() {
    double[][] w = yours.hiddenWeights();
    double[] b = yours.hiddenBiases();
    if (w[0][0] == w[0][1] && w[1][0] == w[1][1] && b[0] == b[1]) {
      throw new AssertionError(
          "Both hidden units have the same weights and the same bias. Together they are one unit, with"
              + " one straight boundary, and that isn't enough for XOR (lesson 14).");
    }
  }

  @Test
  @Order(4)
  void everyCornerIsOnItsSide() {
    double[] sides = new double[4];
    for (int corner = 0; corner < 4; corner++) {
      sides[corner] = Math.signum(z(CORNERS[corner]));
    }
    String what =
        "The sign of z at (0, 0), (0, 1), (1, 0) and (1, 1), where z is [%s, %s, %s, %s],"
            .formatted(z(CORNERS[0]), z(CORNERS[1]), z(CORNERS[2]), z(CORNERS[3]));
    Answer.to(what, sides)
        .mistake("That is OR: one unit has to notice that both inputs are 1.", -1, 1, 1, 1)
        .mistake("That is AND: one 1 is enough, and two are too many.", -1, -1, -1, 1)
        .mistake("That is the opposite: change the signs of v and c.", 1, -1, -1, 1)
        .mistake("z = 0 decides nothing: lower c, so that 0 lies between the classes.", 0, 1, 1, 0)
        .mistake("All are above 0: lower c, or make the second unit's v more negative.", 1, 1, 1, 1)
        .mistake("All are below 0: raise c, or make the first unit's v larger.", -1, -1, -1, -1)
        .mistake(
            "(0, 0) is above 0. Both units are off there, if b allows; then z is c.", 1, 1, 1, -1)
        .expect("XOR is 1 where exactly one input is (lesson 14).", -1, 1, 1, -1);
  }

  @Test
  @Order(5)
  void pointsBesideTheCornersBelongToThem() {
    RandomInputs random = new RandomInputs();

    for (int i = 0; i < 40; i++) {
      double[] corner = CORNERS[i % 4];
      double[] x = {corner[0] + random.number(-0.1, 0.1), corner[1] + random.number(-0.1, 0.1)};
      boolean isXor = corner[0] != corner[1];
      double z = z(x);
      if (isXor ? z <= 0 : z >= 0) {
        throw new AssertionError(
            String.format(
                Locale.ROOT,
                "At (%s, %s) z is %.4f. The point lies beside (%.0f, %.0f), so z should be %s 0: leave more room on both sides of the boundary; the point was drawn at random (seed %s).",
                x[0],
                x[1],
                z,
                corner[0],
                corner[1],
                isXor ? "above" : "below",
                Long.getLong("exercises.seed", 42)));
      }
    }
  }
}
