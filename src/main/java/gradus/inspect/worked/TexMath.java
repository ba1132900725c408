package gradus.inspect.worked;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formulas in plain text, {@code dW0 = X0^T*dX1}, as formulas of TeX. GitHub's Markdown and LaTeX
 * both understand them.
 */
final class TexMath {
  /** A number, a square root, a name with an index, a sign of several characters, any other. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<number>\\d+(?:\\.\\d+)?)(?:e(?<exponent>-?\\d+))?"
              + "|sqrt\\((?<root>[^()]*)\\)"
              + "|(?<name>[A-Za-z]+(?:\\d+_)?)(?<index>\\d*(?:\\.\\d+)*)"
              + "|(?<sign>\\(\\.\\)|\\.\\.\\.|\\^T|<=|  |.)");

  private static final Map<String, String> SIGNS =
      Map.of(
          "*", " \\cdot ",
          "~", " \\approx ",
          "(.)", " \\odot ",
          "...", " \\dots ",
          "^T", "^{\\top}",
          "<=", " \\le ",
          "  ", " \\quad ");

  private static final Pattern OWN_WORDS =
      Pattern.compile("exp|ln|max|min|tanh|sum|sigma|epsilon|alpha|delta|mu|phi|Phi");

  private TexMath() {}

  static String of(String formula) {
    Matcher token = TOKEN.matcher(formula);
    StringBuilder tex = new StringBuilder();
    while (token.find()) {
      if (token.group("number") != null) {
        tex.append(number(token.group("number"), token.group("exponent")));
      } else if (token.group("root") != null) {
        tex.append("\\sqrt{").append(of(token.group("root"))).append('}');
      } else if (token.group("name") != null) {
        tex.append(name(token.group("name"), token.group("index")));
      } else {
        tex.append(SIGNS.getOrDefault(token.group("sign"), token.group("sign")));
      }
    }
    return tex.toString().replaceAll(" +", " ").strip();
  }

  private static String number(String digits, String exponent) {
    return exponent == null ? digits : digits + " \\cdot 10^{" + exponent + "}";
  }

  /**
   * X1 is X with the index 1, X2.0 with the index 2.0, dX1 the gradient of X1; longer names are set
   * upright.
   */
  private static String name(String name, String index) {
    String letters = name.replace("_", "");
    String subscript = index.isEmpty() ? "" : "_{" + index + "}";
    if (letters.equals("infinity")) {
      return "\\infty";
    }
    if (OWN_WORDS.matcher(letters).matches()) {
      return "\\" + letters + subscript;
    }
    if (letters.length() == 1) {
      return letters + subscript;
    }
    boolean gradient = letters.length() == 2 && letters.charAt(0) == 'd';
    String tex = gradient ? "\\mathrm{d}" + letters.charAt(1) : "\\mathrm{" + letters + "}";
    return tex + subscript;
  }

  /** A matrix in square brackets, with its shape behind. */
  static String of(Document.Grid grid) {
    boolean cutColumns = grid.cells().get(0).length < grid.columns();
    StringBuilder tex = new StringBuilder(of(grid.name()) + " = \\begin{bmatrix}\n");
    for (String[] numbers : grid.cells()) {
      for (int i = 0; i < numbers.length; i++) {
        tex.append(i == 0 ? "" : " & ").append(of(numbers[i]));
      }
      tex.append(cutColumns ? " & \\dots" : "").append(" \\\\\n");
    }
    tex.append(grid.cells().size() < grid.rows() ? "\\vdots \\\\\n" : "");
    tex.append("\\end{bmatrix} \\quad (").append(grid.rows()).append(" \\times ");
    return tex.append(grid.columns()).append(')').toString();
  }
}
