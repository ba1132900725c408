package gradus.web.page;

import gradus.data.Dataset;
import gradus.divergence.DivergedException;
import gradus.inspect.Finding;
import gradus.math.Rows;
import gradus.playground.DataKind;
import gradus.playground.DataSetup;
import gradus.playground.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.dom.html.HTMLElement;

/** The data: thumbnails to choose from, and how many, how noisy, how split. */
final class DataPanel {
  private static final int[] BATCHES = {1, 2, 4, 8, 10, 16, 20, 32, 50, 100, 300, 2000};
  private static final int THUMBNAIL = 64;
  private static final int THUMBNAIL_ROWS = 90;

  private final App app;
  private final List<HTMLElement> thumbnails = new ArrayList<>();

  DataPanel(App app) {
    this.app = app;
    HTMLElement box = Dom.byId("thumbs");
    for (DataKind kind : DataKind.values()) {
      if (kind != DataKind.OWN) {
        HTMLElement button = Dom.add(box, "button", "");
        button.setAttribute("aria-label", name(kind));
        button.setAttribute("title", name(kind));
        button.setAttribute("data-kind", kind.name());
        Dom.add(button, "canvas", "");
        Dom.on(button, "click", event -> app.changeData(kind));
        thumbnails.add(button);
      }
    }
    paintThumbnails();
    control("noise", value -> data().withNoise(value / 50));
    control("share", value -> data().withTrainShare(value / 100));
    control("rows", value -> data().withRows((int) value.doubleValue()));
    control("classes", value -> data().withClasses((int) value.doubleValue()));
    control("data-seed", value -> data().withSeed((int) value.doubleValue()));
    control("x-column", value -> withColumns((int) value.doubleValue(), data().yColumn()));
    control("y-column", value -> withColumns(data().xColumn(), (int) value.doubleValue()));
    HTMLElement all = Dom.byId("all-columns");
    Dom.on(all, "change", event -> change(data().withAllColumns(Dom.isChecked(all))));
    HTMLElement batch = Dom.byId("batch");
    Dom.on(
        batch,
        "input",
        event -> app.change(setup().withBatchSize(BATCHES[(int) Numbers.parse(Dom.value(batch))])));
  }

  private Setup setup() {
    return app.session.setup();
  }

  private DataSetup data() {
    return setup().data();
  }

  /** Columns that are both the same are swapped. */
  private DataSetup withColumns(int x, int y) {
    DataSetup now = data();
    return x == y ? now.withColumns(now.yColumn(), now.xColumn()) : now.withColumns(x, y);
  }

  private void change(DataSetup data) {
    app.clock.pause();
    app.change(setup().withData(data));
  }

  private void control(String id, Function<Double, DataSetup> changed) {
    Dom.onChange(id, text -> change(changed.apply(number(text))), this::show);
  }

  private static double number(String text) {
    try {
      return Numbers.parse(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("The field is empty: it needs a number.", e);
    }
  }

  private static String name(DataKind kind) {
    String words = kind.name().toLowerCase(java.util.Locale.ROOT);
    return kind.isClassification() ? words : words + " (regression)";
  }

  /** The settings as they are. */
  void show() {
    DataSetup data = data();
    for (HTMLElement button : thumbnails) {
      boolean chosen = data.kind().name().equals(button.getAttribute("data-kind"));
      button.setAttribute("aria-pressed", chosen ? "true" : "false");
    }
    Dataset train = app.session.trainingPoints();
    Dataset test = app.session.testPoints();
    String rows = train.rows() + " to learn from, " + (test == null ? 0 : test.rows()) + " to test";
    String own = data.kind() == DataKind.OWN ? "own points" : name(data.kind());
    Dom.setText("data-name", own + ": " + rows);
    slider("noise", (int) Math.round(data.noise() * 50), Dom.number(data.noise(), 3));
    slider(
        "share",
        (int) Math.round(data.trainShare() * 100),
        Dom.number(100 * data.trainShare(), 3) + " %");
    int batch = 0;
    while (batch < BATCHES.length - 1 && BATCHES[batch] < setup().batchSize()) {
      batch++;
    }
    slider("batch", batch, Integer.toString(setup().batchSize()));
    boolean formula = data.kind().isSynthetic();
    field("rows", data.rows(), formula);
    field("classes", data.outputs(), formula && data.kind().hasChosenClasses());
    Dom.setHidden(Dom.byId("classes-label"), !data.isClassification());
    field("data-seed", data.seed(), true);
    Dom.setDisabled(Dom.byId("noise"), !formula);
    showColumns(data);
  }

  private static void slider(String id, int value, String text) {
    HTMLElement slider = Dom.byId(id);
    Dom.setValue(slider, Integer.toString(value));
    Dom.setText(id + "-value", text);
  }

  private static void field(String id, int value, boolean enabled) {
    Dom.setValue(Dom.byId(id), Integer.toString(value));
    Dom.setDisabled(Dom.byId(id), !enabled);
  }

  private void showColumns(DataSetup data) {
    boolean several = !data.kind().isSynthetic() && data.columns() > 1;
    Dom.setHidden(Dom.byId("columns"), !several);
    if (several) {
      List<String> names = data.given().featureNames();
      select("x-column", names, data.xColumn());
      select("y-column", names, data.yColumn());
      Dom.setChecked(Dom.byId("all-columns"), data.allColumns());
    }
  }

  private static void select(String id, List<String> names, int chosen) {
    HTMLElement select = Dom.byId(id);
    Dom.clear(select);
    for (int i = 0; i < names.size(); i++) {
      Dom.addOption(select, Integer.toString(i), names.get(i));
    }
    Dom.setValue(select, Integer.toString(chosen));
  }

  /** What the doctor finds first. */
  void showDoctor() {
    Finding finding = app.session.step() > 0 ? finding() : null;
    Dom.setText(
        "doctor",
        finding == null
            ? ""
            : "Doctor: "
                + finding.name()
                + ". "
                + finding.evidence()
                + " Try: "
                + finding.advice());
  }

  /** Null if there is none, or if nothing can be examined after a loss that isn't finite. */
  private Finding finding() {
    try {
      return app.session.doctor();
    } catch (IllegalArgumentException | IllegalStateException | DivergedException e) {
      return null;
    }
  }

  /** Small pictures of the data sets. */
  void paintThumbnails() {
    for (HTMLElement button : thumbnails) {
      DataKind kind = DataKind.valueOf(button.getAttribute("data-kind"));
      HTMLElement canvas = button.querySelector("canvas");
      Dom.setSize(canvas, THUMBNAIL, THUMBNAIL);
      paintThumbnail(Dom.context(canvas), kind);
    }
  }

  private void paintThumbnail(CanvasRenderingContext2D context, DataKind kind) {
    context.setFillStyle(Colors.css(Colors.neutral()));
    context.fillRect(0, 0, THUMBNAIL, THUMBNAIL);
    boolean formula = kind.isSynthetic();
    Dataset rows =
        formula ? DataSetup.of(kind).withRows(THUMBNAIL_ROWS).all() : app.given.rows(kind);
    int x = formula ? 0 : app.given.xColumn(kind);
    int y = formula ? 1 : app.given.yColumn(kind);
    boolean line = rows.inputs().numCols == 1;
    double[] across = scaled(rows.inputs().numRows, row -> rows.inputs().get(row, x));
    double[] up =
        scaled(
            rows.inputs().numRows,
            row -> line ? rows.targets().get(row, 0) : rows.inputs().get(row, y));
    for (int row = 0; row < across.length; row++) {
      boolean classes = rows.isClassification();
      int label = classes ? Rows.argMax(rows.targets(), row) : 0;
      int color = Colors.ofClass(line ? 1 : label);
      if (!classes && !line) {
        color = Colors.ofValue(rows.targets().get(row, 0));
      }
      Marks.path(context, label, across[row], THUMBNAIL - up[row], 3);
      context.setFillStyle(Colors.css(color));
      context.fill();
    }
  }

  /** Numbers spread over a thumbnail. */
  private static double[] scaled(int count, Function<Integer, Double> value) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      low = Math.min(low, value.apply(i));
      high = Math.max(high, value.apply(i));
    }
    double[] scaled = new double[count];
    for (int i = 0; i < count; i++) {
      scaled[i] = 5 + (THUMBNAIL - 10) * (value.apply(i) - low) / (high - low);
    }
    return scaled;
  }
}
