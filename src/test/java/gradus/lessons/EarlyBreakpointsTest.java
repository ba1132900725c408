package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whoever stops where a page of lessons 1 to 10 says finds the values that the page names. */
class EarlyBreakpointsTest {
  @Test
  void lesson01() throws Exception {
    try (Walk walk = new Walk("lesson01")) {
      String line = "w = w - LEARNING_RATE * slope;";
      walk.stopAt(line);
      walk.says("`step` is %d, `w` is %s and `slope` is %s.", "step", "w", "slope");
      walk.stepOver();
      walk.says("Step over the line: `w` is %s.", "w");
      walk.stopAt(line);
      walk.says("`slope` is about %.1f,", "slope");
      walk.stopAt(line);
      walk.says("at the third about %.2f.", "slope");
    }
  }

  @Test
  void lesson02() throws Exception {
    try (Walk walk = new Walk("lesson02")) {
      String line = "w1 = w1 - rate * velocity1;";
      walk.stopAt(line);
      walk.says("`velocity1` is %s and `velocity2` is %s,", "velocity1", "velocity2");
      walk.stopAt(line);
      walk.says("they are about %.1f and %.1f, again", "velocity1", "velocity2");
      walk.stopAt("double[][] helped = descend(STEEP, rate, momentum);");
      walk.stopAt(line);
      walk.says("where the velocities are %s and %s once", "velocity1", "velocity2");
      walk.stopAt(line);
      walk.says("`velocity1` is %.4f and `velocity2` is %.4f:", "velocity1", "velocity2");
    }
  }

  @Test
  void lesson03() throws Exception {
    try (Walk walk = new Walk("lesson03")) {
      for (int stop = 1; stop <= 15; stop++) {
        walk.stopAt("return rise / h;");
      }
      walk.says("There `h` is %s, and `rise` is %s.", "h", "rise");
      walk.stopAt("return rise / h;");
      walk.says("Continue: `h` is %s, and `rise` is %s.", "h", "rise");
    }
  }

  @Test
  void lesson04() throws Exception {
    try (Walk walk = new Walk("lesson04")) {
      String line = "probabilities[i] = powers[i] / sum;";
      walk.stopAt(line);
      walk.says("`i` is %d, `scores` is %.0f,", "i", "scores[0]");
      walk.says("`powers` is %.4f, %.4f, %.4f.", "powers[0]", "powers[1]", "powers[2]");
      walk.says("`sum` is %s.", "sum");
      walk.stepOver();
      walk.says("`probabilities[0]` is now %s.", "probabilities[0]");
      String type = "lesson04.SoftmaxByHand";
      walk.stopAt(type, line, "scores[0]", "101.0");
      walk.says("`scores` is %.0f, 102, 103, and `i` is %d again:", "scores[0]", "i");
      walk.says("`sum` is %s.", "sum");
      walk.stepOver();
      walk.says("is again %s.", "probabilities[0]");
    }
  }

  @Test
  void lesson05() throws Exception {
    try (Walk walk = new Walk("lesson05")) {
      String line = "loss -= target[i] * StrictMath.log(probabilities[i]);";
      walk.stopAt(line);
      walk.says("At the first stop `i` is already %d:", "i");
      walk.says("`loss` is %s and `probabilities[2]` is %s.", "loss", "probabilities[2]");
      walk.stepOver();
      walk.says("Step over the line: `loss` is %s.", "loss");
      walk.stopAt("lesson05.CrossEntropyByHand", line, "probabilities[0]", "0.001");
      walk.says("`probabilities[0]` is %s.", "probabilities[0]");
      walk.stepOver();
      walk.says("Step over it: `loss` is %s.", "loss");
    }
  }

  @Test
  void lesson06() throws Exception {
    try (Walk walk = new Walk("lesson06")) {
      String line = "return max + StrictMath.log(sum) - trueScore;";
      walk.stopAt(line);
      walk.says("`otherScore` is %.0f and `trueScore` is %.0f,", "otherScore", "trueScore");
      walk.says("so `max` is %.0f. `sum` is %s,", "max", "sum");
      for (int stop = 2; stop <= 13; stop++) {
        walk.stopAt(line);
      }
      walk.says("Continue until `otherScore` is %.0f, at the 13th stop", "otherScore");
      walk.says("`sum` is exactly %s,", "sum");
    }
    try (Walk walk = new Walk("lesson06")) {
      String line = "return -StrictMath.log(p + EPSILON);";
      String type = "lesson06.StableSoftmax";
      walk.stopAt(type, line, "otherScore", "800.0");
      walk.says("`trueScore` is %.0f at the first of these stops,", "trueScore");
      walk.stopAt(line);
      walk.says("stops, then %s, then", "trueScore");
      walk.stopAt(line);
      walk.says("then %s, but `p` is %s each time.", "trueScore", "p");
    }
  }

  @Test
  void lesson07() throws Exception {
    try (Walk walk = new Walk("lesson07")) {
      String line = "gradient[k] = (above - below) / (2 * NUDGE);";
      walk.stopAt(line);
      walk.says("`twice` is %s, `k` is %d, and `z` is %.4f, %.4f", "twice", "k", "z[0]", "z[1]");
      walk.says("`above` is %.6f and `below` %.6f,", "above", "below");
      walk.stopAt(line);
      walk.stopAt(line);
      walk.stopAt(line);
      walk.says("`above` is %.6f and `below` %.6f:", "above", "below");
    }
  }

  @Test
  void lesson08() throws Exception {
    try (Walk walk = new Walk("lesson08")) {
      String line = "gradient[k] += slopes[j] * jacobian[j][k];";
      walk.stopAt(line);
      walk.says("`slopes` is 0, 0, %.4f.", "slopes[2]");
      walk.stopAt(line);
      walk.stopAt(line);
      walk.says("until `j` is %d: `gradient[0]` is still %.0f.", "j", "gradient[0]");
      walk.says("`jacobian[2][0]` is %.4f.", "jacobian[2][0]");
      walk.stepOver();
      walk.says("`gradient[0]` is %.4f.", "gradient[0]");
      walk.stopAt("double[] farLongWay = product(farJacobian, farSlopes);");
      walk.says("`farSlopes[2]` is `%s`,", "farSlopes[2]");
      walk.says("`farJacobian[2]` is %s, -0.0, 0.0.", "farJacobian[2][0]");
    }
  }

  @Test
  void lesson10() throws Exception {
    try (Walk walk = new Walk("lesson10")) {
      walk.stopAt("double[][] dA1 = ");
      walk.says("`dZ2` is %.4f, %.4f, %.4f:", "dZ2[0][0]", "dZ2[0][1]", "dZ2[0][2]");
      walk.stepOver();
      walk.says("0.5 = %.4f,", "dA1[0][0]");
      walk.stepOver(); // the line that prints it
      walk.stepInto();
      assertThat(walk.method()).isEqualTo("BackpropagateOneExample.reluBackward");
      walk.stopAt("double[][] dA1 = ");
      walk.says("Its first one is %.4f, %.4f, %.4f,", "dZ2[0][0]", "dZ2[0][1]", "dZ2[0][2]");
      walk.says("and `dB2[0][1]` is %.4f.", "dB2[0][1]");
    }
  }
}
