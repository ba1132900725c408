package gradus.inspect.worked;

import gradus.Network;
import gradus.files.AtomicFile;
import gradus.layers.Activation;
import gradus.layers.AveragePool2D;
import gradus.layers.BatchNorm;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.Embedding;
import gradus.layers.GlobalAveragePool2D;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.MaxPool2D;
import gradus.layers.Residual;
import gradus.layers.Softmax;
import gradus.losses.CrossEntropy;
import gradus.losses.Hinge;
import gradus.losses.Huber;
import gradus.losses.Loss;
import gradus.losses.MeanAbsoluteError;
import gradus.losses.MeanSquaredError;
import gradus.losses.SigmoidCrossEntropy;
import gradus.losses.SoftmaxCrossEntropy;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/**
 * One forward and one backward pass with all numbers written out, to be checked with pencil and
 * calculator: each matrix by name, each product, the loss of each row, and each gradient beside
 * what a finite difference says about it.
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
  /** In place of a learning rate. */
  private static final double NO_UPDATE = Double.NaN;

  private final String title;
  private final Document document;

  private WorkedExample(String title, Document document) {
    this.title = title;
    this.document = document;
  }

  /**
   * Works one batch through, without an update.
   *
   * @param inputs n×d, one example per row; not modified
   * @param targets n×k, what the network should output; not modified
   * @throws IllegalArgumentException as {@code network.forward} and the loss do
   * @throws ArithmeticException if the loss has no finite gradient
   */
  public static WorkedExample of(
      Network network, Loss loss, DMatrixRMaj inputs, DMatrixRMaj targets) {
    return of(new RecordedPass(network.layers(), loss, inputs, targets), NO_UPDATE);
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
          "WorkedExample got a learning rate of %s, but expects a positive number, such as 0.1."
              .formatted(learningRate));
    }
    return of(new RecordedPass(network.layers(), loss, inputs, targets), learningRate);
  }

  private static WorkedExample of(RecordedPass pass, double learningRate) {
    try {
      pass.run();
      Chapters chapters = new Chapters(pass, learningRate);
      chapters.write();
      return new WorkedExample(chapters.title(), chapters.document);
    } finally {
      pass.restore();
    }
  }

  /** Plain text in ASCII, for the console. */
  public String toText() {
    return write(new TextWriter());
  }

  /** Markdown with formulas, tables and matrices as GitHub shows them. */
  public String toMarkdown() {
    return write(new MarkdownWriter());
  }

  /** A LaTeX document that needs no package but amsmath. */
  public String toLatex() {
    return write(new LatexWriter());
  }

  private String write(DocumentWriter writer) {
    document.writeTo(writer);
    return writer.toString();
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
        ("save got the file name \"%s\", but expects one that ends in .txt for plain text,"
                + " .md for Markdown or .tex for LaTeX.")
            .formatted(name));
  }

  /** What it is an example of; see {@link #toText} for the example. */
  @Override
  public String toString() {
    return title;
  }

  /** Writes the chapters: forward, backward, perhaps the update, and the check. */
  private static final class Chapters {
    private final RecordedPass pass; // has been run already
    private final double learningRate;
    private final FiniteDifferences differences;
    private final Document document;

    Chapters(RecordedPass pass, double learningRate) {
      this.pass = pass;
      this.learningRate = learningRate;
      differences = new FiniteDifferences(pass);
      document = new Document(differences);
    }

    String title() {
      int rows = pass.values.get(0).numRows;
      String layers = Notation.of(pass.layers);
      String loss = Notation.of(pass.loss);
      return "%s under %s, for %d %s".formatted(layers, loss, rows, rows == 1 ? "row" : "rows");
    }

    void write() {
      addIntroduction();
      addForward();
      addBackward();
      if (!Double.isNaN(learningRate)) {
        new UpdateSection(pass, learningRate).addTo(document);
      }
      addCheck();
    }

    private void addIntroduction() {
      document.heading(0, "Worked example");
      document.paragraph(title() + ".");
      document.paragraph(
          "Layers, rows and columns count from 0, as in Java. `X0` are the inputs, layer 0"
              + " makes `X1`"
              + " of them, and so on; `Y` are the targets. `L` is the loss, and `dX1` is"
              + " short for its"
              + " gradient with respect to `X1`.");
      document.paragraph(
          "All digits are computed, and four are shown. An `=` says that a calculator gets exactly"
              + " this result from the numbers as they are shown; after a `~` it may get other last"
              + " digits, since they are rounded.");
    }

    private void addForward() {
      document.heading(1, "Forward");
      document.heading(2, "Inputs and targets");
      document.matrix("X0", pass.values.get(0));
      document.matrix("Y", pass.targets);
      for (int i = 0; i < pass.layers.size(); i++) {
        section(pass, i).addForward(document);
      }
      lossSection().addForward(document);
    }

    private void addBackward() {
      document.heading(1, "Backward");
      document.paragraph(
          "Beside each gradient stands a finite difference, which knows nothing of the formulas: the"
              + " number is moved up and down by a small `h`, and `(L(x + h) - L(x - h))/(2*h)` is"
              + " measured.");
      lossSection().addBackward(document);
      for (int i = pass.layers.size() - 1; i >= 0; i--) {
        section(pass, i).addBackward(document);
      }
    }

    private void addCheck() {
      document.heading(1, "Check");
      String leftOut =
          differences.leftOut == 0
              ? ""
              : " Not compared: " + differences.leftOut + ", for the reason that stands beside.";
      if (differences.differing == 0) {
        document.paragraph(
            "Gradients compared with finite differences: "
                + differences.compared
                + ". All agree."
                + leftOut);
      } else {
        document.paragraph(
            "Gradients compared with finite differences: "
                + differences.compared
                + ". Of these differ: "
                + differences.differing
                + "."
                + leftOut
                + " A wrong backward spoils the gradients of all layers before it. So the"
                + " mistake is"
                + " where, reading the chapter Backward from its start, the first one differs.");
      }
    }

    private static LayerSection section(RecordedPass pass, int index) {
      Layer layer = pass.layers.get(index);
      if (layer instanceof Dense dense) {
        return new DenseSection(pass, index, dense);
      }
      if (layer instanceof Conv2D conv) {
        return new ConvolutionSection(pass, index, conv);
      }
      if (layer instanceof MaxPool2D pool) {
        return new PoolSection.OfMax(pass, index, pool);
      }
      if (layer instanceof AveragePool2D pool) {
        return new PoolSection.OfAverage(pass, index, pool);
      }
      if (layer instanceof GlobalAveragePool2D pool) {
        return new PoolSection.OfAverage(pass, index, pool);
      }
      if (layer instanceof Residual) {
        return new ResidualSection(pass, index, sections(pass.block(index)));
      }
      if (layer instanceof Embedding) {
        return new LayerSection.OfEmbedding(pass, index);
      }
      if (layer instanceof Activation activation) {
        return new ActivationSection(pass, index, activation);
      }
      if (layer instanceof Softmax) {
        return new SoftmaxSection(pass, index);
      }
      if (layer instanceof BatchNorm || layer instanceof LayerNorm) {
        return new LayerSection.OfNormalization(pass, index);
      }
      if (layer instanceof Dropout) {
        return new LayerSection.OfDropout(pass, index);
      }
      return new LayerSection(pass, index);
    }

    private static List<LayerSection> sections(RecordedPass block) {
      List<LayerSection> sections = new ArrayList<>();
      for (int i = 0; i < block.layers.size(); i++) {
        sections.add(section(block, i));
      }
      return sections;
    }

    private LossSection lossSection() {
      if (pass.loss instanceof CrossEntropy loss) {
        return new CrossEntropySection.OnProbabilities(pass, loss.weightedTargets(pass.targets));
      }
      if (pass.loss instanceof SoftmaxCrossEntropy loss) {
        return new CrossEntropySection.OnLogits(pass, loss.weightedTargets(pass.targets));
      }
      if (pass.loss instanceof SigmoidCrossEntropy loss) {
        return new SigmoidCrossEntropySection(pass, loss.weightedTargets(pass.targets));
      }
      if (pass.loss instanceof MeanSquaredError) {
        return new SquaredErrorSection(pass);
      }
      if (pass.loss instanceof Huber) {
        return LossSection.ByFormula.huber(pass);
      }
      if (pass.loss instanceof MeanAbsoluteError) {
        return LossSection.ByFormula.absoluteError(pass);
      }
      if (pass.loss instanceof Hinge) {
        return LossSection.ByFormula.hinge(pass);
      }
      return new LossSection(pass);
    }
  }
}
