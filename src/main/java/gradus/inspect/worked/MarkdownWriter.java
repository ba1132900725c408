package gradus.inspect.worked;

import java.util.List;

/** Markdown as GitHub shows it, with its notation for formulas: $`...`$ and blocks of math. */
final class MarkdownWriter extends DocumentWriter {
  @Override
  void heading(int level, String heading) {
    text.append("#".repeat(level + 1)).append(' ').append(words(heading)).append("\n\n");
  }

  @Override
  void paragraph(String sentences) {
    text.append(prose(sentences)).append("\n\n");
  }

  @Override
  void formula(String formula) {
    block(TexMath.of(formula));
  }

  @Override
  void grid(Document.Grid grid) {
    if (grid.corner().isAbridged()) {
      paragraph("Of `" + grid.name() + "`, the " + grid.corner() + ":");
    }
    block(TexMath.of(grid));
  }

  private void block(String tex) {
    text.append("```math\n").append(tex).append("\n```\n\n");
  }

  @Override
  void calculations(List<String> lines) {
    for (String line : lines) {
      text.append("- ").append(inline(line)).append('\n');
    }
    text.append('\n');
  }

  @Override
  void comparisons(List<FiniteDifferences.Comparison> lines) {
    text.append("| backward | finite difference | |\n|---|---:|---|\n");
    for (FiniteDifferences.Comparison line : lines) {
      text.append("| ").append(inline(line.backward()));
      text.append(" | ").append(line.difference().isEmpty() ? "" : inline(line.difference()));
      text.append(line.remark().isEmpty() ? " | |\n" : " | **← " + line.remark() + "** |\n");
    }
    text.append('\n');
  }

  @Override
  String words(String words) {
    return words.replaceAll("[\\\\*_<>\\[\\]|$#]", "\\\\$0");
  }

  @Override
  String inline(String formula) {
    return "$`" + TexMath.of(formula) + "`$";
  }
}
