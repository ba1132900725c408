package gradus.lessons;

import org.junit.jupiter.api.Test;

/** Whoever stops where a page of lessons 12 to 22 says finds the values that the page names. */
class LateBreakpointsTest {
  private static final String TRAINER = "gradus.Trainer";

  @Test
  void lesson12() throws Exception {
    try (Walk walk = new Walk("lesson12")) {
      walk.stopAt(TRAINER, "trained.");
      walk.stepOver(); // trained.setTraining
      walk.stepOver(); // trained.forward
      walk.stepOver(); // loss.value
      walk.says("`lossValue` is %.4f, the mean", "lossValue");
    }
  }

  @Test
  void lesson13() throws Exception {
    try (Walk walk = new Walk("lesson13")) {
      String line = "zSquared[step + 1] = zSquared[step] - LEARNING_RATE * squared;";
      walk.stopAt(line);
      walk.says("`squared` is %.6f and `cross` is %.6f.", "squared", "cross");
      walk.stopAt("printDescents(zSquared, zCross);");
      walk.says(
          "`zSquared[160]` is %.6f and `zSquared[161]` is %.6f:", "zSquared[160]", "zSquared[161]");
      walk.says("`zCross[160]` is %.6f and `zCross[161]` is %.6f.", "zCross[160]", "zCross[161]");
    }
  }

  @Test
  void lesson14() throws Exception {
    try (Walk walk = new Walk("lesson14")) {
      String line = "Matrix probabilities = network.predict(XOR.inputs());";
      for (int stop = 1; stop <= 8; stop++) {
        walk.stopAt(line);
      }
      walk.says("continue until `number` is %d, for seed 3", "number");
      walk.says("the first unit is %.4f;", "network.layers[1].output(2, 0)");
      for (int stop = 1; stop <= 4; stop++) {
        walk.stopAt(line);
      }
      walk.says("four stops later, where `number` is %d,", "number");
    }
  }

  @Test
  void lesson15() throws Exception {
    try (Walk walk = new Walk("lesson15")) {
      walk.stopAt(TRAINER, "optimizer.step();");
      walk.stopAt(TRAINER, "optimizer.step();");
      walk.says("At the second stop, `lossValue` is %.4f.", "lossValue");
      String fit = "History history = train(network(), rate, 16, EPOCHS);";
      walk.stopAt("lesson15.LearningRateLab", fit, "rate", "3.0");
      walk.stopAt(TRAINER, "optimizer.step();");
      walk.stopAt(TRAINER, "optimizer.step();");
      walk.says("and `lossValue` is %.4f: at the rate 3,", "lossValue");
    }
  }

  @Test
  void lesson17() throws Exception {
    try (Walk walk = new Walk("lesson17")) {
      String line = "network.backward(loss.gradient(output, batches.targets));";
      walk.stopAt("Run c = Run.train(\"C\", twice, scaled, RATE);");
      walk.stopAt("lesson17.Run", line);
      walk.shows("output");
      walk.says("`lossValue` is %.4f. Remove", "lossValue");
      walk.stopAt("Run d = Run.train(\"D\", sunken, scaled, RATE);");
      walk.stopAt("lesson17.Run", line);
      walk.shows("output");
      walk.says("and `lossValue` is %.4f.", "lossValue");
    }
  }

  @Test
  void lesson18() throws Exception {
    try (Walk walk = new Walk("lesson18")) {
      walk.stopAt(TRAINER, "trained.backward(outputGradient);");
      walk.says("`lossValue` is %.4f.", "lossValue");
      walk.says("it is %.4f, so", "outputGradient(10, 1)");
      walk.stopAt("Network weighted = ");
      walk.stopAt(TRAINER, "trained.backward(outputGradient);");
      walk.says("`lossValue` is %.4f.", "lossValue");
      walk.says("is %.4f, which", "outputGradient(10, 1)");
    }
  }

  @Test
  void lesson19() throws Exception {
    try (Walk walk = new Walk("lesson19")) {
      walk.stopAt("Network dropped = network(0.3);");
      walk.stopAt("gradus.layers.Dropout", "elementMult(input, mask, output);");
      walk.shows("mask");
    }
  }

  @Test
  void lesson20() throws Exception {
    try (Walk walk = new Walk("lesson20")) {
      walk.stopAt(TRAINER, "optimizer.step();");
      walk.says("`lossValue` is %.4f. Guessing", "lossValue");
      walk.stopAt("study(\"tanh, Glorot\", glorot);");
      walk.stopAt(TRAINER, "optimizer.step();");
      walk.says("`lossValue` is %.4f. - The", "lossValue");
    }
  }

  @Test
  void lesson22() throws Exception {
    try (Walk walk = new Walk("lesson22")) {
      walk.stopAt("Matrix probabilities = model.predict(pixels);");
      walk.stepInto();
      walk.shows("raw");
    }
  }
}
