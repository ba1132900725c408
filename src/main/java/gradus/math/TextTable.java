package gradus.math;

import java.util.ArrayList;
import java.util.List;

/** A table for the console: every column as wide as its widest cell, two blanks between columns. */
public final class TextTable {
  private final String alignment;
  private final List<String[]> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param alignment a letter for each column: {@code l} for left, {@code r} for right
   */
  public TextTable(String alignment) {
    this.alignment = alignment;
  }

  /**
   * Adds a row; the first is usually the header. What cannot be seen in a cell is written out.
   *
   * @throws IllegalArgumentException if it doesn't have a cell for each column
   */
  public void add(String... cells) {
    if (cells.length != alignment.length()) {
      throw new IllegalArgumentException(
          "A row of " + cells.length + " cells doesn't fit " + alignment.length() + " columns.");
    }
    String[] row = new String[cells.length];
    for (int i = 0; i < cells.length; i++) {
      row[i] = Quote.visible(cells[i]);
    }
    rows.add(row);
  }

  /** The lines, without blanks at their ends and without a line end after the last. */
  @Override
  public String toString() {
    int[] widths = widths();
    StringBuilder text = new StringBuilder();
    for (String[] cells : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < cells.length; i++) {
        String gap = " ".repeat(widths[i] - cells[i].length());
        boolean left = alignment.charAt(i) == 'l';
        line.append(i == 0 ? "" : "  ").append(left ? cells[i] + gap : gap + cells[i]);
      }
      text.append(text.length() == 0 ? "" : "\n").append(line.toString().stripTrailing());
    }
    return text.toString();
  }

  private int[] widths() {
    int[] widths = new int[alignment.length()];
    for (String[] cells : rows) {
      for (int i = 0; i < cells.length; i++) {
        widths[i] = Math.max(widths[i], cells[i].length());
      }
    }
    return widths;
  }
}
