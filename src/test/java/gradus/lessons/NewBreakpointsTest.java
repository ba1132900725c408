package gradus.lessons;

import org.junit.jupiter.api.Test;

/** Whoever stops where a page of the six later lessons says finds the values that it names. */
class NewBreakpointsTest {
  @Test
  void lesson09() throws Exception {
    try (Walk walk = new Walk("lesson09")) {
      walk.stopAt("loss += error * error / X.length;");
      walk.says("`row` is %s, `error` is %s and `rowDw` is %s.", "row", "error", "rowDw");
      walk.stopAt("loss += error * error / X.length;");
      walk.says("`row` is %s, `error` is %s and `rowDw` is %s.", "row", "error", "rowDw");
      walk.stopAt("loss += error * error / X.length;");
      walk.says("The third row has %s.", "rowDw");
      walk.stopAt("loss += error * error / X.length;");
      walk.says("`w` is %s and `error` is %.1f.", "w", "error");
      walk.stopAt("weights.add(0, j");
      walk.says("`dz` is %s:", "dz");
    }
  }

  @Test
  void lesson11() throws Exception {
    try (Walk walk = new Walk("lesson11")) {
      walk.stopAt("f.backward();");
      String line = "input.gradient += share;";
      walk.stopAt("lesson11.Value", line);
      walk.says("`share` is %s, and `input` is the product: `%s`.", "share", "input");
      walk.stopAt("lesson11.Value", line);
      walk.stopAt("lesson11.Value", line);
      walk.says("`input` is `%s`, and `share` is %s.", "input", "share");
      walk.stopAt("lesson11.Value", line);
      walk.says("the same object: `%s`. `share` is %s.", "input", "share");
      walk.stepOver();
      walk.says("where it has the index 0: `%s`.", "order[0]");
    }
  }

  @Test
  void lesson23() throws Exception {
    try (Walk walk = new Walk("lesson23")) {
      walk.stopAt(
          "gradus.layers.Conv2D", "product.multiplyTransA(weights.value, unrolled, filtered);");
      walk.says(
          "Its first column is %.0f, %.0f, %.0f, %.0f.",
          "unrolled(0, 0)", "unrolled(1, 0)", "unrolled(2, 0)", "unrolled(3, 0)");
      walk.shows("unrolled");
      walk.stepOver();
      walk.shows("filtered");
      walk.stopAt("gradus.layers.Conv2D", "biases.gradient.data[filter] = sum;");
      walk.says("`sum` is %.1f,", "sum");
    }
  }

  @Test
  void lesson24() throws Exception {
    try (Walk walk = new Walk("lesson24")) {
      String line = "int next = draw(probabilities, Seeds.uniform(seed, number, length));";
      walk.stopAt("gradus.data.TextSampler", line);
      walk.says("At the first stop `length` is %d,", "length");
      walk.says("is in column 7: %.4f.", "probabilities(0, 7)");
      walk.stepOver();
      walk.says("`next` is %d. A g has been drawn.", "next");
      walk.stopAt("gradus.data.TextSampler", line);
      walk.says(
          "`length` is %d, and for u, in column 21, the probability is %.4f.",
          "length", "probabilities(0, 21)");
      walk.stepOver();
      walk.says("Step over: `next` is %d. The name", "next");
    }
  }

  @Test
  void lesson16() throws Exception {
    try (Walk walk = new Walk("lesson16")) {
      String adam = "gradus.optimizers.Adam";
      walk.stopAt(adam, "Matrix secondMoment = secondMoments.get(i);");
      walk.stopAt(adam, "Matrix secondMoment = secondMoments.get(i);");
      walk.says("so that `i` is %d:", "i");
      walk.stopAt(adam, "value.data[j] -= learningRate * correctedM");
      walk.says("`g` is the gradient of one bias, %.6f,", "g");
      walk.says("`correctedV` is its square, %.3e.", "correctedV");
      walk.says("as long as the learning rate, %s,", "learningRate");
    }
  }

  @Test
  void lesson21() throws Exception {
    try (Walk walk = new Walk("lesson21")) {
      walk.stopAt(
          "gradus.losses.MeanSquaredError",
          "gradient.data[i] = 2 * (output.data[i] - targets.data[i]) / entries;");
      walk.shows("targets");
      walk.shows("output");
      walk.says("`entries` is %d:", "entries");
    }
  }
}
