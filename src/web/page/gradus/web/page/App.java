package gradus.web.page;

import gradus.playground.DataKind;
import gradus.playground.Experiment;
import gradus.playground.Link;
import gradus.playground.Losses;
import gradus.playground.PlaneBox;
import gradus.playground.Preset;
import gradus.playground.Presets;
import gradus.playground.Session;
import gradus.playground.Setup;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * What all parts of the page share: the session, what is chosen, and the order in which things are
 * shown anew. A view changes the session only through this class.
 */
final class App {
  private static final double SLOW_VIEWS_EVERY = 400; // milliseconds
  private static final int AT_ONCE = 500; // steps of a link; more are repeated between frames
  private static final String FIRST = "xor-hidden";

  Session session;
  PlaneBox box;
  final Selection selection = new Selection(this);
  final PageData given = new PageData();
  final Clock clock = new Clock(this);

  private MapPictures maps;
  private NetworkView network;
  private OutputView output;
  private CurveView curve;
  private Inspector inspector;
  private Controls controls;
  private DataPanel data;
  private Details details;
  private double slowViewsAt = 0;
  private boolean isRiddle = false; // a planted mistake that the user is to find

  /** Builds the page. */
  void start() {
    Theme.start(this);
    session = new Session(Presets.named(FIRST).setup());
    maps = new MapPictures(this);
    network = new NetworkView(this, maps);
    output = new OutputView(this, maps);
    curve = new CurveView(this);
    inspector = new Inspector(this);
    controls = new Controls(this);
    data = new DataPanel(this);
    details = new Details(this);
    new Dialogs(this);
    addPresets();
    Dom.on(Dom.byId("ask-doctor"), "click", event -> solveRiddle());
    Dom.on(Dom.window(), "resize", event -> restructured());
    Dom.on(Dom.window(), "hashchange", event -> openLink());
    if (Dom.hash().isEmpty() || !openLink()) {
      openPreset(Presets.named(FIRST));
    }
    clock.start();
  }

  private void addPresets() {
    HTMLElement bar = Dom.byId("presets");
    for (Preset preset : Presets.all()) {
      HTMLElement button = Dom.add(bar, "button", "", preset.title());
      button.setAttribute("data-preset", preset.name());
      Dom.on(button, "click", event -> openPreset(preset));
    }
  }

  private void openPreset(Preset preset) {
    clock.pause();
    selection.clear();
    isRiddle = preset.name().startsWith("bug-");
    replace(new Session(preset.setup()));
    showHint(preset.hint());
  }

  private void solveRiddle() {
    isRiddle = false;
    clock.pause();
    slowChanged();
  }

  private void showRiddle() {
    Dom.setHidden(Dom.byId("ask-doctor"), !isRiddle);
    Dom.setHidden(Dom.byId("bug-label"), isRiddle);
    Dom.setHidden(Dom.byId("doctor"), isRiddle);
  }

  private static void showHint(String hint) {
    Dom.setText("try", hint);
    Dom.setHidden(Dom.byId("try"), hint.isEmpty());
  }

  /** Opens what the address says; whether it could. */
  private boolean openLink() {
    String hash = Dom.hash();
    if (hash.isEmpty() || hash.equals(Link.of(session.experiment()))) {
      return true;
    }
    try {
      if (hash.startsWith("preset=")) {
        openPreset(Presets.named(hash.substring("preset=".length())));
      } else {
        open(Link.parse(hash, given));
      }
      return true;
    } catch (IllegalArgumentException e) {
      Dom.report(e);
      return false;
    }
  }

  /** Shows another experiment. */
  void open(Experiment experiment) {
    clock.pause();
    selection.clear();
    isRiddle = false;
    boolean isLong = experiment.steps() > AT_ONCE;
    replace(isLong ? Session.atStart(experiment) : new Session(experiment));
    showHint("");
    if (isLong) {
      clock.playTo(experiment.steps());
    }
  }

  private void replace(Session other) {
    session = other;
    restructured();
  }

  /** Changes the setup, which starts the training anew unless it can go on. */
  void change(Setup setup) {
    session.change(setup);
    restructured();
  }

  /** The same for a point that is moved: the picture's borders stay. */
  void changeKeepingBox(Setup setup, PlaneBox before) {
    session.change(setup);
    show(before);
  }

  /** The network or the data may be others: all views are built anew. */
  void restructured() {
    show(PlaneBox.around(session));
  }

  private void show(PlaneBox shown) {
    Dom.setText("message", "");
    box = shown;
    Dom.measureFont();
    selection.check();
    details.check();
    maps.rebuild();
    controls.show();
    data.show();
    network.rebuild();
    output.rebuild();
    changed();
    slowChanged();
  }

  /** The weights may be others: what shows them is painted anew. */
  void changed() {
    maps.update();
    network.paint();
    output.paint();
    output.paintPoints();
    curve.paint();
    controls.showFigures();
    inspector.show();
  }

  /** The same between two steps of a training that runs: what can't have changed stays. */
  void trained() {
    maps.update();
    network.paint();
    output.paint();
    output.paintMistakes();
    curve.paint();
    controls.showFigures();
    inspector.show();
  }

  /** The weights have been others for a while: what takes long is computed anew. */
  void slowChanged() {
    slowViewsAt = Dom.now();
    details.show();
    showRiddle();
    network.showHealth();
    if (!clock.isPlaying()) {
      data.showDoctor();
      keepLink();
    }
  }

  /** Called after each painted frame of a training. */
  void slowViewsIfDue() {
    if (Dom.now() - slowViewsAt > SLOW_VIEWS_EVERY) {
      slowChanged();
    }
  }

  /** Puts the state into the address, where it isn't too long for that. */
  void keepLink() {
    try {
      Dom.setHash(Link.of(session.experiment()));
    } catch (IllegalArgumentException e) {
      Dom.setHash("");
    }
    Dom.setText("hash", session.hash());
  }

  /** Only the pictures, as after a change of colors. */
  void repaint() {
    data.paintThumbnails();
    restructured();
  }

  /** The picture of a unit, or of the output, in the large view. */
  void showLarge() {
    output.paint();
  }

  /** Whether the data have two columns to show as a plane. */
  boolean isPlane() {
    return session.setup().data().hasX2();
  }

  /** The losses as they are now: the curve's last ones, if they were measured here. */
  Losses losses() {
    List<Losses> curve = session.curve();
    Losses last = curve.get(curve.size() - 1);
    return last.step() == session.step() ? last : session.losses();
  }

  int classes() {
    return session.trainingPoints().classNames().size();
  }

  boolean isClassification() {
    return session.setup().data().isClassification();
  }

  /** A setup for a kind of data that keeps the network. */
  void changeData(DataKind kind) {
    clock.pause();
    selection.clear();
    isRiddle = false;
    change(session.setup().withData(given.setup(kind)));
    showHint("");
  }
}
