package gradus.plots;

import gradus.metrics.ConfusionMatrix;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;

/**
 * Which classes are taken for which: in each cell how many examples of the row's true class were
 * taken for the column's class, and their share of the row.
 *
 * <p>What to look for: the right answers are on the diagonal. A colored cell off it is a mistake
 * that is made again and again; the most frequent one has a frame. The color is the share of the
 * true class, so a rare class is as visible as a frequent one.
 */
public final class ConfusionMatrixPlot extends Plot {
  private final ConfusionMatrix matrix;
  private final int classes;

  private ConfusionMatrixPlot(ConfusionMatrix matrix) {
    super("Confusion matrix");
    this.matrix = matrix;
    classes = matrix.classNames().size();
  }

  /** A picture of these counts. */
  public static ConfusionMatrixPlot of(ConfusionMatrix matrix) {
    return new ConfusionMatrixPlot(matrix);
  }

  @Override
  String subtitle() {
    String accuracy = "accuracy " + NumberFormats.measured(matrix.accuracy());
    int worst = mostFrequentMistake();
    if (worst < 0) {
      return accuracy + ": no mistakes";
    }
    int trueClass = worst / classes;
    int predictedClass = worst % classes;
    return "%s; %s is taken for %s most often: %s of %s"
        .formatted(
            accuracy,
            matrix.classNames().get(trueClass),
            matrix.classNames().get(predictedClass),
            matrix.count(trueClass, predictedClass),
            matrix.support(trueClass));
  }

  /** The number of its cell, row by row, or −1 if there is none; the first of equals. */
  private int mostFrequentMistake() {
    int worst = -1;
    int most = 0;
    for (int cell = 0; cell < classes * classes; cell++) {
      int trueClass = cell / classes;
      int predictedClass = cell % classes;
      if (trueClass != predictedClass && matrix.count(trueClass, predictedClass) > most) {
        most = matrix.count(trueClass, predictedClass);
        worst = cell;
      }
    }
    return worst;
  }

  /** The share of a true class's examples that were taken for the other; 0 if it has none. */
  private double share(int trueClass, int predictedClass) {
    int support = matrix.support(trueClass);
    return support == 0 ? 0 : (double) matrix.count(trueClass, predictedClass) / support;
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    Color[][] colors = new Color[classes][classes];
    for (int i = 0; i < classes; i++) {
      for (int j = 0; j < classes; j++) {
        // Slightly above 0, so that an empty cell can be seen as a cell.
        colors[i][j] = theme().counts.at(0.05 + 0.95 * share(i, j));
      }
    }
    CellGrid grid =
        new CellGrid(
            theme(), colors, matrix.classNames(), matrix.classNames(), "true", "predicted");
    grid.layOut(area);
    grid.paint(graphics);
    grid.note(graphics, this::textOf);
    paintTexts(graphics, grid);
    int worst = mostFrequentMistake();
    if (worst >= 0) {
      graphics.setColor(theme().color(1));
      graphics.setStroke(new BasicStroke(2.5f));
      graphics.draw(grid.cell(worst / classes, worst % classes));
    }
  }

  private String textOf(int trueClass, int predictedClass) {
    String share = NumberFormats.percent(100 * share(trueClass, predictedClass), 1);
    return "%d of %d, %s"
        .formatted(matrix.count(trueClass, predictedClass), matrix.support(trueClass), share);
  }

  private void paintTexts(Graphics2D graphics, CellGrid grid) {
    double size = Math.max(10.5, Math.min(22, 0.34 * grid.cellHeight()));
    Font font = Theme.semiBold(size);
    Font small = Theme.regular(Math.max(10, 0.6 * size));
    double widest = Pen.width(Integer.toString(matrix.rows()), font);
    if (grid.cellHeight() < 11.5 || grid.cellWidth() < widest + 2) {
      return;
    }
    boolean twoLines = grid.cellHeight() > 2.2 * size && grid.cellWidth() > 44;
    for (int i = 0; i < classes; i++) {
      for (int j = 0; j < classes; j++) {
        int count = matrix.count(i, j);
        boolean withShare = twoLines && count > 0;
        String text = Integer.toString(count);
        Font countFont = count == 0 ? small : font; // so that the others stand out
        grid.paintText(graphics, i, j, text, withShare ? -0.4 * size : 0, countFont);
        if (withShare) {
          String share = NumberFormats.percent(100 * share(i, j), 1);
          grid.paintText(graphics, i, j, share, 0.65 * size, small);
        }
      }
    }
  }
}
