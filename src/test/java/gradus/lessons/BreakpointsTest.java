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
}
