package gradus.lessons;

import org.junit.jupiter.api.Test;

/** Whoever stops where a page says finds the values there that the page names. */
class BreakpointsTest {
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
      walk.says("where it has the place 0: `%s`.", "order[0]");
    }
  }
}
