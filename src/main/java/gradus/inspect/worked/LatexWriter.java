package gradus.inspect.worked;

import java.util.List;
import java.util.Map;

/** A LaTeX document that needs nothing but amsmath. */
final class LatexWriter extends DocumentWriter {
  private static final List<String> HEADINGS = List.of("section*", "section", "subsection");

  /** Characters that LaTeX takes for commands, or doesn't have in its text font. */
  private static final Map<Character, String> SPECIAL =
      Map.ofEntries(
          Map.entry('\\', "\\textbackslash{}"),
          Map.entry('{', "\\{"),
          Map.entry('}', "\\}"),
          Map.entry('$', "\\$"),
          Map.entry('&', "\\&"),
          Map.entry('#', "\\#"),
          Map.entry('%', "\\%"),
          Map.entry('_', "\\_"),
          Map.entry('^', "\\textasciicircum{}"),
          Map.entry('~', "$\\sim$"),
          Map.entry('<', "$<$"),
          Map.entry('>', "$>$"),
          Map.entry('→', "$\\to$"),
          Map.entry('×', "$\\times$"));

  LatexWriter() {
    text.append(
        """
        \\documentclass[a4paper]{article}
        \\usepackage{amsmath}
        \\setlength{\\textwidth}{17cm}
        \\setlength{\\oddsidemargin}{-0.5cm}
        \\setlength{\\textheight}{24cm}
        \\setlength{\\topmargin}{-1.5cm}
        \\setlength{\\parindent}{0pt}
        \\setlength{\\parskip}{0.5em}
        \\raggedbottom
        \\begin{document}
        """);
  }

  @Override
  void heading(int level, String heading) {
    text.append("\n\\").append(HEADINGS.get(level)).append('{').append(words(heading));
    text.append("}\n\n");
  }

  @Override
  void paragraph(String sentences) {
    text.append(prose(sentences)).append("\n\n");
  }

  @Override
  void formula(String formula) {
    text.append("\\[ ").append(TexMath.of(formula)).append(" \\]\n\n");
  }

  @Override
  void grid(Document.Grid grid) {
    if (grid.corner().isAbridged()) {
      paragraph("Of `" + grid.name() + "`, the " + grid.corner() + ":");
    }
    text.append("{\\small\\[ ").append(TexMath.of(grid)).append(" \\]}\n\n");
  }

  @Override
  void calculations(List<String> lines) {
    text.append("{\\small\\begin{tabular}{@{}l}\n");
    for (String line : lines) {
      text.append(inline(line)).append(" \\\\\n");
    }
    text.append("\\end{tabular}}\n\n");
  }

  @Override
  void comparisons(List<FiniteDifferences.Comparison> lines) {
    text.append("{\\small\\begin{tabular}{@{}lrl}\nbackward & finite difference & \\\\ \\hline\n");
    for (FiniteDifferences.Comparison line : lines) {
      text.append(inline(line.backward())).append(" & ");
      text.append(line.difference().isEmpty() ? "" : inline(line.difference())).append(" & ");
      text.append(line.remark().isEmpty() ? "" : "$\\leftarrow$ \\textbf{" + line.remark() + "}");
      text.append(" \\\\\n");
    }
    text.append("\\end{tabular}}\n\n");
  }

  @Override
  String words(String words) {
    StringBuilder tex = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      tex.append(SPECIAL.getOrDefault(c, c < 128 ? String.valueOf(c) : "?"));
    }
    return tex.toString();
  }

  @Override
  String inline(String formula) {
    return "$" + TexMath.of(formula) + "$";
  }

  /** The whole document. */
  @Override
  public String toString() {
    return text + "\\end{document}\n";
  }
}
