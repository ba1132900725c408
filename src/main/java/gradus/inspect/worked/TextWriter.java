package gradus.inspect.worked;

import gradus.math.TextTable;
import java.util.List;

/** Plain text in ASCII, for the console. */
final class TextWriter extends DocumentWriter {
  private static final int WIDTH = 80;
  private static final String UNDERLINES = "==-"; // for each level

  /** Holds a formula together when lines are broken. */
  private static final char UNBREAKABLE = '\u00a0';

  @Override
  void heading(int level, String heading) {
    String line = words(heading);
    text.append(line).append('\n');
    text.append(UNDERLINES.substring(level, level + 1).repeat(line.length())).append("\n\n");
  }

  @Override
  void paragraph(String sentences) {
    int column = 0;
    for (String word : prose(sentences).split(" ", -1)) {
      boolean first = column == 0;
      boolean fits = column + 1 + word.length() <= WIDTH;
      text.append(first ? "" : fits ? " " : "\n").append(word.replace(UNBREAKABLE, ' '));
      column = (first || !fits ? 0 : column + 1) + word.length();
    }
    text.append("\n\n");
  }

  @Override
  void formula(String formula) {
    text.append("    ").append(formula).append("\n\n");
  }

  @Override
  void grid(Document.Grid grid) {
    String shown = grid.corner().toString();
    text.append("  ").append(grid.name());
    text.append(" (").append(grid.rows()).append('x').append(grid.columns());
    text.append(shown.isEmpty() ? "" : "; " + shown).append(")\n");
    boolean cutColumns = grid.cells().get(0).length < grid.columns();
    TextTable table = new TextTable("r".repeat(grid.cells().get(0).length));
    for (String[] numbers : grid.cells()) {
      table.add(numbers);
    }
    for (String line : table.toString().split("\n", -1)) {
      text.append("    ").append(line).append(cutColumns ? "  ..." : "").append('\n');
    }
    text.append(grid.cells().size() < grid.rows() ? "    ...\n\n" : "\n");
  }

  @Override
  void calculations(List<String> lines) {
    for (String line : lines) {
      text.append("  ").append(line).append('\n');
    }
    text.append('\n');
  }

  @Override
  void comparisons(List<FiniteDifferences.Comparison> lines) {
    TextTable table = new TextTable("lrl");
    table.add("backward", "finite difference", "");
    for (FiniteDifferences.Comparison line : lines) {
      table.add(
          line.backward(),
          line.difference(),
          line.remark().isEmpty() ? "" : "<-- " + line.remark());
    }
    calculations(List.of(table.toString().split("\n", -1)));
  }

  @Override
  String words(String words) {
    return words.replace("→", "->").replace("×", "x").replaceAll("[^\\x20-\\x7e]", "?");
  }

  @Override
  String inline(String formula) {
    return formula.replace(' ', UNBREAKABLE);
  }
}
