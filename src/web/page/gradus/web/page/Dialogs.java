package gradus.web.page;

import gradus.data.Dataset;
import gradus.math.Rows;
import gradus.playground.Code;
import gradus.playground.DataSetup;
import gradus.playground.Link;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;

/** The texts that the page hands over, and the files that it gets. */
final class Dialogs {
  private static final int MOST_BYTES = 5_000_000;
  private static String fileName = "";

  private final App app;

  Dialogs(App app) {
    this.app = app;
    Dom.on(Dom.byId("code"), "click", event -> showCode());
    Dom.on(Dom.byId("link"), "click", event -> showLink());
    HTMLElement text = Dom.byId("text");
    Dom.on(Dom.byId("copy"), "click", event -> Dom.copy(Dom.text(text)));
    Dom.on(Dom.byId("save"), "click", event -> Dom.save(fileName, Dom.text(text)));
    HTMLElement video = Dom.byId("video");
    Dom.on(video, "click", event -> record(video));
    HTMLElement csv = Dom.byId("csv");
    Dom.on(csv, "change", event -> Dom.readFile(csv, MOST_BYTES, this::read));
    Dom.on(Dom.document(), "dragover", this::dragOver);
    Dom.on(Dom.document(), "dragleave", event -> showDropping(false));
    Dom.on(Dom.document(), "drop", this::drop);
  }

  private static void show(String title, String name, String text, boolean wrapped) {
    Dom.setText("text-title", title);
    Dom.setText("text", text);
    Dom.byId("text").setAttribute("class", wrapped ? "wrap" : "");
    fileName = name;
    Dom.showDialog(Dom.byId("text-dialog"));
  }

  private void showCode() {
    app.clock.pause();
    String program = Code.of(app.session.experiment());
    show("The Java program of this training", "Playground.java", program, false);
  }

  private void showLink() {
    app.clock.pause();
    String link = Dom.address() + "#" + Link.of(app.session.experiment());
    show("A link to this training, up to this step", "link.txt", link, true);
  }

  static void showWorkedExample(App app) {
    app.clock.pause();
    Dataset points = app.selection.points();
    int row = app.selection.row;
    DataSetup data = app.session.setup().data();
    double label =
        app.isClassification() ? Rows.argMax(points.targets(), row) : points.targets().get(row, 0);
    double x = points.inputs().get(row, data.xColumn());
    double y = points.inputs().get(row, data.yColumn());
    String text = app.session.workedExample(x, y, label);
    show("The chosen point, worked out by hand", "worked-example.txt", text, false);
  }

  private static void record(HTMLElement button) {
    String background = Colors.css(Colors.neutral());
    boolean on = record(Dom.byId("map"), Dom.byId("points"), background, "playground.webm");
    button.setAttribute("aria-pressed", on ? "true" : "false");
    Dom.setText(button, on ? "End video" : "Video");
  }

  /**
   * Begins to record two canvases that lie on each other, or ends it and saves the video; whether
   * it records now. Videos of more than 640 x 480 pixels are too much for a busy computer: Chromium
   * leaves out most of their frames.
   */
  @JSBody(
      params = {"below", "above", "background", "name"},
      script =
          "if (window.recorder) { window.recorder.stop(); window.recorder = null; return false; }"
              + " const c = document.createElement('canvas'); c.width = c.height = 540;"
              + " if (!c.captureStream || !window.MediaRecorder) return false;"
              + " const parts = [], r = new MediaRecorder(c.captureStream(25)), g = c.getContext('2d');"
              + " const draw = () => { g.fillStyle = background; g.fillRect(0, 0, 540, 540);"
              + " g.drawImage(below, 0, 0, 540, 540); g.drawImage(above, 0, 0, 540, 540);"
              + " if (window.recorder === r) requestAnimationFrame(draw); };"
              + " r.ondataavailable = e => parts.push(e.data);"
              + " r.onstop = () => { const a = document.createElement('a');"
              + " a.href = URL.createObjectURL(new Blob(parts, {type: r.mimeType})); a.download = name;"
              + " a.click(); }; window.recorder = r; draw(); r.start(); return true;")
  private static native boolean record(
      HTMLElement below, HTMLElement above, String background, String name);

  private void dragOver(JSObject event) {
    Dom.prevent(event);
    showDropping(true);
  }

  private void drop(JSObject event) {
    Dom.prevent(event);
    showDropping(false);
    Dom.readFile(transfer(event), MOST_BYTES, this::read);
  }

  @JSBody(params = "event", script = "return event.dataTransfer;")
  private static native JSObject transfer(JSObject event);

  @JSBody(params = "on", script = "document.body.classList.toggle('dropping', on);")
  private static native void showDropping(boolean on);

  /** A file of the user's; it stays on this computer. */
  private void read(String name, String text) {
    try {
      if (text == null) {
        throw new IllegalArgumentException(
            name + " is larger than 5 MB: the playground reads small files, up to 2,000 rows.");
      }
      app.clock.pause();
      app.selection.clear();
      app.change(app.session.setup().withData(PageData.read(name, text)));
    } catch (RuntimeException e) {
      Dom.report(e);
    }
  }
}
