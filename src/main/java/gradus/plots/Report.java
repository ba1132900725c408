package gradus.plots;

import gradus.History;
import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Scaler;
import gradus.math.Matrix;
import gradus.metrics.ClassificationReport;
import gradus.metrics.ConfusionMatrix;
import gradus.metrics.RegressionErrors;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/**
 * What came out of a training, on one page to keep or to send: the network, the settings, the
 * curves, the confusion matrix, the scores of each class and the worst mistakes.
 *
 * <pre>{@code
 * Report.of(trainer, test).save(Path.of("target/report.html"));
 * }</pre>
 *
 * <p>It is an HTML file that holds its pictures and loads nothing from elsewhere: each of them for
 * a screen and for a phone, light and dark, as the reader's device asks for. It has neither a date
 * nor the name of a machine in it: the same training makes the same page.
 */
public final class Report {
  private static final int MISTAKES = 12;
  private static final int FEATURES = 6;

  private final Network network;
  private final History history;
  private final Dataset test;
  private final List<List<String>> settings = new ArrayList<>();
  private Scaler scaler; // null if the rows are shown as they are
  private int imageWidth;
  private int imageHeight;

  private Report(Network network, History history, Dataset test) {
    this.network = network;
    this.history = history;
    this.test = test;
    settings.add(List.of("setting", "value"));
  }

  /**
   * A report on a network that a loop of your own has trained: the settings of the training are not
   * known.
   *
   * @param test rows that were not trained on
   */
  public static Report of(Network network, History history, Dataset test) {
    return new Report(network, history, test);
  }

  /**
   * A report on what a trainer has trained, with its settings.
   *
   * @param test rows that were not trained on
   */
  public static Report of(Trainer trainer, Dataset test) {
    Report report = new Report(trainer.network(), trainer.history(), test);
    report.set("loss", trainer.loss().toString());
    report.set("optimizer", trainer.optimizer().toString());
    report.set("batch size", Integer.toString(trainer.batchSize()));
    report.set("seed", Long.toString(trainer.seed()));
    report.set("steps", Long.toString(trainer.steps()));
    return report;
  }

  private void set(String name, String value) {
    settings.add(List.of(name, value));
  }

  /**
   * Shows features and pixels as they were before they were scaled.
   *
   * @param scaler the one that scaled the test rows
   * @throws IllegalArgumentException if it was fitted to another number of columns
   */
  public Report inOriginalUnits(Scaler scaler) {
    scaler.invert(test.inputs());
    this.scaler = scaler;
    return this;
  }

  /**
   * The rows are images of this size, in pixels: the worst mistakes are shown as such.
   *
   * @throws IllegalArgumentException if a row has another number of pixels
   */
  public Report images(int width, int height) {
    PixelImage.requirePixels("images", "rows", test.inputs().numCols, width, height);
    imageWidth = width;
    imageHeight = height;
    return this;
  }

  /**
   * Writes the page. Missing folders are made, an existing file is replaced.
   *
   * @throws IllegalArgumentException if the name doesn't end in .html, or the network doesn't fit
   *     the test rows
   * @throws UncheckedIOException if the file cannot be written
   */
  public void save(Path path) {
    PictureFile.requireEnding(path, ".html");
    byte[] page = page().getBytes(StandardCharsets.UTF_8);
    PictureFile.write(path, page);
  }

  private String page() {
    Html html = new Html("Training report: " + test.name());
    if (test.isClassification()) {
      Mistakes.WrongRows wrong = new Mistakes.WrongRows("Report", network, test);
      int right = test.rows() - wrong.rows.size();
      html.paragraph(right + " of " + rows() + " right, accuracy " + percent(right, test.rows()));
      addTraining(html);
      addClasses(html, wrong);
      addMistakes(html, wrong);
    } else {
      Matrix predictions = network.predict(test.inputs());
      for (int target = 0; target < predictions.numCols; target++) {
        String which = predictions.numCols == 1 ? "" : "target " + target + ": ";
        RegressionErrors errors = RegressionErrors.of(predictions, test.targets(), target);
        html.paragraph(which + errors + ", on " + rows());
      }
      addTraining(html);
      addErrors(html, predictions);
    }
    return html.page();
  }

  private String rows() {
    return NumberFormats.count(test.rows(), "test row");
  }

  private static String percent(int count, int all) {
    return NumberFormats.percent(100.0 * count / all, 1);
  }

  private void addTraining(Html html) {
    html.heading("Network");
    html.preformatted(network.summary());
    html.heading("Training");
    List<List<String>> rows = new ArrayList<>(settings);
    rows.add(List.of("epochs", Integer.toString(history.epochs().size())));
    if (!history.stoppedBecause().isEmpty()) {
      rows.add(List.of("stopped", history.stoppedBecause()));
    }
    html.table(rows);
    html.picture(LossCurve.of(history));
    if (test.isClassification()) {
      html.picture(AccuracyCurve.of(history));
    }
    if (rateChanges()) {
      html.picture(LearningRateCurve.of(history));
    }
  }

  private boolean rateChanges() {
    return history.epochs().stream()
            .mapToDouble(History.Epoch::learningRate)
            .filter(Double::isFinite)
            .distinct()
            .count()
        > 1;
  }

  private void addClasses(Html html, Mistakes.WrongRows wrong) {
    Matrix asked = wrong.probabilities;
    if (test.targets().numCols == 1) {
      asked = new Matrix(test.rows(), 1);
      for (int row = 0; row < test.rows(); row++) {
        asked.set(row, 0, wrong.probabilities.get(row, 1));
      }
    }
    ConfusionMatrix confusion = ConfusionMatrix.of(asked, test.targets(), test.classNames());
    html.heading("Classes");
    html.picture(ConfusionMatrixPlot.of(confusion));
    html.preformatted(ClassificationReport.of(confusion).toString());
  }

  private void addMistakes(Html html, Mistakes.WrongRows wrong) {
    html.heading("Worst mistakes");
    if (wrong.rows.isEmpty()) {
      html.paragraph("None: every test row is classified right.");
    } else if (imageWidth > 0) {
      Mistakes mistakes = Mistakes.of(network, test, imageWidth, imageHeight);
      html.picture(scaler == null ? mistakes : mistakes.inOriginalUnits(scaler));
    } else {
      html.paragraph("The surest first.");
      List<List<String>> table = new ArrayList<>();
      table.add(header("row", "true class", "taken for", "with probability"));
      for (int row : wrong.rows.subList(0, Math.min(MISTAKES, wrong.rows.size()))) {
        String probability = NumberFormats.shortest(wrong.sureness(row), 4);
        table.add(line(row, wrong.trueName(row), wrong.predictedName(row), probability));
      }
      html.table(table);
    }
  }

  /** The rows whose first target is missed most. */
  private void addErrors(Html html, Matrix predictions) {
    html.heading("Errors");
    for (int target = 0; target < predictions.numCols; target++) {
      PredictionErrorPlot errors = PredictionErrorPlot.of(predictions, test.targets(), target);
      html.picture(predictions.numCols == 1 ? errors : errors.quantity("target " + target));
    }
    html.heading("Largest errors");
    if (predictions.numCols > 1) {
      html.paragraph("Of target 0.");
    }
    List<Integer> order = new ArrayList<>();
    for (int row = 0; row < test.rows(); row++) {
      order.add(row);
    }
    order.sort(Comparator.comparingDouble(row -> -Math.abs(error(predictions, row))));
    List<List<String>> table = new ArrayList<>();
    table.add(header("row", "true", "predicted", "error"));
    for (int row : order.subList(0, Math.min(MISTAKES, order.size()))) {
      String truth = NumberFormats.shortest(test.targets().get(row, 0), 4);
      String predicted = NumberFormats.shortest(predictions.get(row, 0), 4);
      table.add(line(row, truth, predicted, NumberFormats.shortest(error(predictions, row), 4)));
    }
    html.table(table);
  }

  private double error(Matrix predictions, int row) {
    return predictions.get(row, 0) - test.targets().get(row, 0);
  }

  private List<String> header(String... names) {
    List<String> header = new ArrayList<>(List.of(names));
    header.addAll(test.featureNames().subList(0, Math.min(FEATURES, test.featureNames().size())));
    return header;
  }

  /** A row's number and what is to be said of it, then its first features. */
  private List<String> line(int row, String... texts) {
    List<String> line = new ArrayList<>();
    line.add(Integer.toString(row));
    line.addAll(List.of(texts));
    Matrix features = scaler == null ? test.row(row) : scaler.invert(test.row(row));
    for (int column = 0; column < Math.min(FEATURES, features.numCols); column++) {
      line.add(NumberFormats.shortest(features.get(0, column), 4));
    }
    return line;
  }

  /** Writes the parts of a page that needs nothing from outside: its pictures are in its text. */
  private static final class Html {
    private static final String STYLE =
        """
      :root { color-scheme: light dark; --page: #ffffff; --text: #1f2430; --muted: #6b7280;
              --line: #e6e8ee; --box: #f6f7f9; }
      @media (prefers-color-scheme: dark) {
        :root { --page: #14171f; --text: #f3f4f6; --muted: #9ca3af; --line: #2a3040;
                --box: #1c212c; }
      }
      body { margin: 0; background: var(--page); color: var(--text);
             font: 16px/1.5 Inter, system-ui, "Segoe UI", Roboto, sans-serif; }
      main { max-width: 960px; margin: 0 auto; padding: 32px 24px 64px; }
      h1 { font-size: 28px; margin: 0 0 4px; overflow-wrap: anywhere; }
      h2 { font-size: 20px; margin: 40px 0 8px; }
      p { margin: 4px 0 12px; color: var(--muted); }
      figure { margin: 0 0 16px; }
      figcaption { display: none; font-size: 14px; color: var(--muted); }
      img { width: 100%; height: auto; display: block; }
      pre { background: var(--box); padding: 16px; overflow-x: auto; font-size: 14px; }
      .scrolls { overflow-x: auto; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 15px; }
      th { text-align: left; font-weight: 600; color: var(--muted); }
      th, td { padding: 6px 24px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
      @media (max-width: 600px) {
        main { padding: 20px 12px 48px; }
        figcaption { display: block; }
      }
      """;

    private static final int PHONE_WIDTH = 380;

    private final StringBuilder text = new StringBuilder();

    /** A page with this title; the style is a part of it. */
    Html(String title) {
      text.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
          .append(
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
          .append(escape(title))
          .append("</title>\n<style>\n")
          .append(STYLE)
          .append("</style>\n</head>\n<body>\n<main>\n");
      element("h1", title);
    }

    void heading(String heading) {
      element("h2", heading);
    }

    void paragraph(String paragraph) {
      element("p", paragraph);
    }

    /** Text whose columns stand under each other. */
    void preformatted(String lines) {
      element("pre", lines);
    }

    private void element(String name, String content) {
      text.append('<').append(name).append('>').append(escape(content));
      text.append("</").append(name).append(">\n");
    }

    /** A table that is scrolled where it is wider than the page; the first row is its header. */
    void table(List<List<String>> rows) {
      text.append("<div class=\"scrolls\" tabindex=\"0\" role=\"group\"><table>\n");
      for (int i = 0; i < rows.size(); i++) {
        String cell = i == 0 ? "th" : "td";
        text.append("<tr>");
        for (String content : rows.get(i)) {
          text.append('<').append(cell).append('>').append(escape(content));
          text.append("</").append(cell).append('>');
        }
        text.append("</tr>\n");
      }
      text.append("</table></div>\n");
    }

    /**
     * The plot as a picture, for a screen and a phone, light and dark; its title and subtitle are
     * read to those who cannot see it. On a phone a long subtitle stands below, as a whole.
     */
    void picture(Plot plot) {
      text.append("<figure><picture>\n");
      source("(max-width: 600px) and (prefers-color-scheme: dark)", phone(plot, Theme.DARK));
      source("(max-width: 600px)", phone(plot, Theme.LIGHT));
      source("(prefers-color-scheme: dark)", data(plot.theme(Theme.DARK).image()));
      text.append("<img alt=\"")
          .append(escape(plot.heading() + ": " + plot.subtitle()))
          .append("\" src=\"")
          .append(data(plot.theme(Theme.LIGHT).image()))
          .append("\">\n</picture>");
      if (Pen.width(plot.subtitle(), Theme.regular(13)) > PHONE_WIDTH - 48) {
        element("figcaption", plot.subtitle()); // since it is cut in the narrow picture
      }
      text.append("</figure>\n");
    }

    private void source(String media, String data) {
      text.append("<source media=\"").append(media).append("\" srcset=\"");
      text.append(data).append("\">\n");
    }

    /** Narrow, so that letters are as large as the page's when it is as wide as a phone. */
    private static String phone(Plot plot, Theme theme) {
      int height = plot instanceof PredictionErrorPlot ? 760 : 440;
      BufferedImage image =
          new BufferedImage(2 * PHONE_WIDTH, 2 * height, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      graphics.scale(2, 2);
      plot.theme(theme).paint(graphics, PHONE_WIDTH, height);
      graphics.dispose();
      return data(image);
    }

    private static String data(BufferedImage image) {
      return "data:image/png;base64," + Base64.getEncoder().encodeToString(PictureFile.png(image));
    }

    /** The whole page. */
    String page() {
      return text + "</main>\n</body>\n</html>\n";
    }

    private static String escape(String content) {
      return content
          .replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;")
          .replace("\"", "&quot;");
    }
  }
}
