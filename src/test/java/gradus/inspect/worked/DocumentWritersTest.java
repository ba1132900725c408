package gradus.inspect.worked;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.math.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same block on the three kinds of page. */
class DocumentWritersTest {
  private final DocumentWriter text = new TextWriter();
  private final DocumentWriter markdown = new MarkdownWriter();
  private final DocumentWriter latex = new LatexWriter();

  @Test
  void formulasOfPlainTextBecomeFormulasOfTex() {
    assertThat(TexMath.of("dW0 = X0^T*dX1"))
        .isEqualTo("\\mathrm{d}W_{0} = X_{0}^{\\top} \\cdot \\mathrm{d}X_{1}");
    assertThat(TexMath.of("X12[0,3] ~ 1.2e-7"))
        .isEqualTo("X_{12}[0,3] \\approx 1.2 \\cdot 10^{-7}");
    assertThat(TexMath.of("dscale2 (.) N/sqrt(v + epsilon)"))
        .isEqualTo("\\mathrm{dscale}_{2} \\odot N/\\sqrt{v + \\epsilon}");
    assertThat(TexMath.of("-ln(p) + ... <= infinity")).isEqualTo("-\\ln(p) + \\dots \\le \\infty");
    assertThat(TexMath.of("gain1_0 - 2*f'(x)")).isEqualTo("\\mathrm{gain1}_{0} - 2 \\cdot f'(x)");
  }

  @Test
  void namesMayHoldAnyCharacter() {
    String name = "Mine_1 {50 %} <a→b> $\\é";
    assertThat(text.words(name)).isEqualTo("Mine_1 {50 %} <a->b> $\\?");
    assertThat(markdown.words(name)).isEqualTo("Mine\\_1 {50 %} \\<a→b\\> \\$\\\\é");
    assertThat(latex.words(name))
        .isEqualTo("Mine\\_1 \\{50 \\%\\} $<$a$\\to$b$>$ \\$\\textbackslash{}?");
  }

  @Test
  void textKeepsAFormulaOnOneLine() {
    text.paragraph("word ".repeat(15) + "`(a + b)/(c + d)` end");
    assertThat(text).hasToString("word ".repeat(15).strip() + "\n(a + b)/(c + d) end\n\n");
  }

  @Test
  void aGradientThatDiffersIsMarkedOnEachPage() {
    List<FiniteDifferences.Comparison> lines =
        List.of(
            new FiniteDifferences.Comparison("dx = 1", "2", FiniteDifferences.DIFFERS),
            new FiniteDifferences.Comparison("dy = 3", "", FiniteDifferences.REFUSED));
    text.comparisons(lines);
    assertThat(text)
        .hasToString(
            """
              backward  finite difference
              dx = 1                    2  <-- differs
              dy = 3                       <-- no finite difference

            """);
    markdown.comparisons(lines);
    assertThat(markdown)
        .hasToString(
            """
            | backward | finite difference | |
            |---|---:|---|
            | $`\\mathrm{d}x = 1`$ | $`2`$ | **← differs** |
            | $`\\mathrm{d}y = 3`$ |  | **← no finite difference** |

            """);
    latex.comparisons(lines);
    assertThat(latex.toString())
        .contains("$\\mathrm{d}x = 1$ & $2$ & $\\leftarrow$ \\textbf{differs} \\\\\n");
  }

  @Test
  void aLargeMatrixIsAbridgedAndSaysSo() {
    Document.Grid grid = Document.Grid.of("A", new Matrix(7, 8));
    text.grid(grid);
    assertThat(text.toString())
        .startsWith("  A (7x8; first 6 of 7 rows and 6 of 8 columns)\n    0  0  0  0  0  0  ...\n")
        .endsWith("    0  0  0  0  0  0  ...\n    ...\n\n")
        .hasLineCount(9);
    markdown.grid(grid);
    assertThat(markdown.toString())
        .startsWith("Of $`A`$, the first 6 of 7 rows and 6 of 8 columns:\n\n```math\n")
        .contains("0 & 0 & 0 & 0 & 0 & 0 & \\dots \\\\\n\\vdots \\\\\n\\end{bmatrix}")
        .endsWith("\\quad (7 \\times 8)\n```\n\n");
    assertThat(Document.Grid.of("A", new Matrix(1, 784)).corner())
        .hasToString("first 6 of 784 columns");
    assertThat(Document.Grid.of("A", new Matrix(6, 6)).corner()).hasToString("");
  }
}
