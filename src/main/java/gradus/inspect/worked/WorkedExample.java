package gradus.inspect.worked;

import gradus.Network;
import gradus.files.AtomicFile;
import gradus.losses.Loss;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/**
 * One forward and one backward pass with all numbers written out, to be checked with pencil and
 * calculator: each matrix by name, each product, the loss of each row, and each gradient beside
 * what nudging says about it.
 *
 * <p>It can be shown as plain text, as Markdown with formulas for GitHub, and as a LaTeX document.
 * Of large matrices, only the first rows and columns are shown, and of those only a few entries are
 * written out.
 *
 * <p>Layers and losses of your own are shown, too: with their matrices and the measured gradients,
 * though without arithmetic. Layers are shown in the mode they are in; for {@code BatchNorm} and
 * {@code Dropout} as they train, call {@code network.setTraining(true)} first. The network learns
 * nothing: its parameters with their gradients, running statistics and dropout masks are afterwards
 * as before. Only the outputs that the layers hold belong to this example then.
 */
public final class WorkedExample {
  private final String title;
  private final List<Block> blocks;

  private WorkedExample(String title, List<Block> blocks) {
    this.title = title;
    this.blocks = blocks;
  }

  /**
   * Works one batch through, without an update.
   *
   * @param inputs n×d, one example a row; not modified
   * @param targets n×k, what the network should put out; not modified
   * @throws IllegalArgumentException as {@code network.forward} and the loss do
   * @throws ArithmeticException if the loss has no finite gradient
   */
  public static WorkedExample of(
      Network network, Loss loss, DMatrixRMaj inputs, DMatrixRMaj targets) {
    return of(new Pass(network.layers(), loss, inputs, targets), Chapters.NO_UPDATE);
  }

  /**
   * Works one batch through and shows the update by plain SGD, and the loss after it. The update is
   * taken back.
   *
   * @throws IllegalArgumentException also if the learning rate isn't a positive number
   */
  public static WorkedExample of(
      Network network, Loss loss, DMatrixRMaj inputs, DMatrixRMaj targets, double learningRate) {
    if (!(learningRate > 0 && Double.isFinite(learningRate))) {
      throw new IllegalArgumentException(
          "WorkedExample got a learning rate of "
              + learningRate
              + ", but expects a positive number, such as 0.1.");
    }
    return of(new Pass(network.layers(), loss, inputs, targets), learningRate);
  }

  private static WorkedExample of(Pass pass, double learningRate) {
    try {
      pass.run();
      Chapters chapters = new Chapters(pass, learningRate);
      return new WorkedExample(chapters.title(), chapters.write());
    } finally {
      pass.restore();
    }
  }

  /** Plain text in ASCII, for the console. */
  public String toText() {
    return write(new TextPage());
  }

  /** Markdown with formulas, tables and matrices as GitHub shows them. */
  public String toMarkdown() {
    return write(new MarkdownPage());
  }

  /** A LaTeX document that needs no package but amsmath. */
  public String toLatex() {
    return write(new LatexPage());
  }

  private String write(Page page) {
    for (Block block : blocks) {
      block.writeTo(page);
    }
    return page.toString();
  }

  /**
   * Writes a file in the form that its name asks for: .txt for plain text, .md for Markdown, .tex
   * for LaTeX. Missing folders are made, an existing file is replaced.
   *
   * @throws IllegalArgumentException if the name ends in none of these
   * @throws UncheckedIOException if the file cannot be written
   */
  public void save(Path path) {
    String text = inFormOf(path);
    AtomicFile.write(path, output -> output.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private String inFormOf(Path path) {
    String name = String.valueOf(path.getFileName());
    String lowerCase = name.toLowerCase(Locale.ROOT);
    if (lowerCase.endsWith(".txt")) {
      return toText();
    }
    if (lowerCase.endsWith(".md")) {
      return toMarkdown();
    }
    if (lowerCase.endsWith(".tex")) {
      return toLatex();
    }
    throw new IllegalArgumentException(
        "save got the file name \""
            + name
            + "\", but expects one that ends in .txt for plain text, .md for Markdown or .tex for"
            + " LaTeX.");
  }

  /** What it is an example of; see {@link #toText} for the example. */
  @Override
  public String toString() {
    return title;
  }
}
