package gradus.plots;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts parts side by side and goes on in a new line where there is no room, as words in a text. It
 * says how high the lines are together, which {@code FlowLayout} doesn't.
 */
public final class WrapLayout implements LayoutManager {
  private final int gap;
  private final int lineGap;

  /** So much room between two parts of a line, and between two lines. */
  public WrapLayout(int gap, int lineGap) {
    this.gap = gap;
    this.lineGap = lineGap;
  }

  /** How high the container must be if it is so wide. */
  public int heightFor(Container container, int width) {
    return arrange(container, width, false);
  }

  /** As for one line. */
  @Override
  public Dimension preferredLayoutSize(Container container) {
    Insets insets = container.getInsets();
    int width = insets.left + insets.right;
    for (Component part : container.getComponents()) {
      width += part.isVisible() ? part.getPreferredSize().width + gap : 0;
    }
    return new Dimension(width, heightFor(container, width));
  }

  /** As for one part a line. */
  @Override
  public Dimension minimumLayoutSize(Container container) {
    Insets insets = container.getInsets();
    int widest = 0;
    for (Component part : container.getComponents()) {
      widest = Math.max(widest, part.isVisible() ? part.getPreferredSize().width : 0);
    }
    int width = widest + insets.left + insets.right;
    return new Dimension(width, heightFor(container, width));
  }

  @Override
  public void layoutContainer(Container container) {
    arrange(container, container.getWidth(), true);
  }

  /** Returns the height. */
  private int arrange(Container container, int width, boolean move) {
    Insets insets = container.getInsets();
    int right = width - insets.right;
    int y = insets.top;
    List<Component> line = new ArrayList<>();
    int x = insets.left;
    for (Component part : container.getComponents()) {
      if (part.isVisible()) {
        int partWidth = part.getPreferredSize().width;
        if (!line.isEmpty() && x + partWidth > right) {
          y += finish(line, insets.left, right, y, move) + lineGap;
          line.clear();
          x = insets.left;
        }
        line.add(part);
        x += partWidth + gap;
      }
    }
    return y + finish(line, insets.left, right, y, move) + insets.bottom;
  }

  /** Puts the parts of a line on its middle; returns its height. */
  private int finish(List<Component> line, int left, int right, int top, boolean move) {
    int height = 0;
    for (Component part : line) {
      height = Math.max(height, part.getPreferredSize().height);
    }
    int x = left;
    for (Component part : line) {
      Dimension size = part.getPreferredSize();
      if (move) {
        int y = top + (height - size.height) / 2;
        part.setBounds(x, y, Math.max(1, Math.min(size.width, right - x)), size.height);
      }
      x += size.width + gap;
    }
    return height;
  }

  @Override
  public void addLayoutComponent(String name, Component part) {}

  @Override
  public void removeLayoutComponent(Component part) {}

  @Override
  public String toString() {
    return "WrapLayout(%d, %d)".formatted(gap, lineGap);
  }
}
