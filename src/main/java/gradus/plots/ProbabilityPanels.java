package gradus.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Several answers to one question, side by side: a panel for each, with a bar for the probability
 * of each class.
 *
 * <pre>{@code
 * ProbabilityPanels.of("Two forecasts", "the second is surer", "rain", "sun")
 *     .panel("yesterday", 0.4, 0.6)
 *     .panel("today", 0.1, 0.9)
 *     .save(Path.of("target/forecasts.png"));
 * }</pre>
 *
 * <p>All panels have the same scale, from 0 to 1, so that bars can be compared across them. There
 * is room for three or four panels of up to ten classes.
 */
public final class ProbabilityPanels extends Plot {
  private static final int MARGIN = 24;
  private static final int GAP = 28; // between two panels
  private static final int HEADING = 36;
  private static final Font FONT = Theme.regular(14);

  private final String title;
  private final String subtitle;
  private final String[] classNames;
  private final List<String> panelNames = new ArrayList<>();
  private final List<double[]> panels = new ArrayList<>();

  private ProbabilityPanels(String title, String subtitle, String[] classNames) {
    this.title = title;
    this.subtitle = subtitle;
    this.classNames = classNames.clone();
  }

  /** A plot without a panel as yet; the subtitle says in one line what there is to see. */
  public static ProbabilityPanels of(String title, String subtitle, String... classNames) {
    return new ProbabilityPanels(title, subtitle, classNames);
  }

  /**
   * Adds a panel to the right of the others.
   *
   * @param probabilities one for each class; NaN has no bar; copied
   * @throws IllegalArgumentException if there are more or fewer, or one is below 0 or above 1
   */
  public ProbabilityPanels panel(String name, double... probabilities) {
    if (probabilities.length != classNames.length) {
      throw new IllegalArgumentException(
          "The panel \""
              + name
              + "\" got "
              + probabilities.length
              + " probabilities for "
              + classNames.length
              + " classes, but expects one for each.");
    }
    for (int c = 0; c < probabilities.length; c++) {
      if (probabilities[c] < 0 || probabilities[c] > 1) {
        throw new IllegalArgumentException(
            "The panel \""
                + name
                + "\" got "
                + probabilities[c]
                + " for \""
                + classNames[c]
                + "\", but a probability is from 0 to 1: turn scores into probabilities first.");
      }
    }
    panelNames.add(name);
    panels.add(probabilities.clone());
    return this;
  }

  @Override
  String title() {
    return title;
  }

  @Override
  String subtitle() {
    return subtitle;
  }

  @Override
  void paintBody(Graphics2D graphics, Rectangle area) {
    double top = area.y + HEADING;
    double height = area.height - HEADING - MARGIN;
    double step = height / Math.max(1, classNames.length);
    double nameRoom = 0;
    for (String name : classNames) {
      nameRoom = Math.max(nameRoom, Text.width(name, FONT));
    }
    nameRoom = Math.min(nameRoom, 0.25 * area.width);
    double right = area.x + MARGIN + nameRoom;
    for (int c = 0; c < classNames.length; c++) {
      double baseline = top + (c + 0.5) * step + 5;
      Text.drawRight(graphics, classNames[c], right, baseline, nameRoom, FONT, theme().text);
    }
    double left = right + 16;
    double room = area.x + area.width - MARGIN - left - (panels.size() - 1) * GAP;
    double width = Math.max(1, room / Math.max(1, panels.size()));
    for (int i = 0; i < panels.size(); i++) {
      Rectangle2D place = new Rectangle2D.Double(left + i * (width + GAP), top, width, height);
      bars(panels.get(i)).paint(graphics, panelNames.get(i), place);
    }
  }

  private Bars bars(double[] probabilities) {
    Color[] colors = new Color[classNames.length];
    for (int c = 0; c < colors.length; c++) {
      colors[c] = theme().color(c);
    }
    return new Bars(theme(), probabilities, colors, 1);
  }
}
