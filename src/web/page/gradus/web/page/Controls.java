package gradus.web.page;

import gradus.playground.ActivationKind;
import gradus.playground.Bug;
import gradus.playground.LossKind;
import gradus.playground.Losses;
import gradus.playground.OptimizerKind;
import gradus.playground.PenaltyKind;
import gradus.playground.Setup;
import gradus.playground.Start;
import java.util.function.Function;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;

/** The buttons of the training, and the settings above the network. */
final class Controls {
  private final App app;

  Controls(App app) {
    this.app = app;
    button("play", app.clock::toggle);
    stepping("step", () -> app.session.train(1));
    stepping("back", () -> app.session.back());
    stepping("one-epoch", () -> app.session.trainEpoch());
    button("reset", () -> anew(() -> app.session.reset()));
    button("new-weights", () -> anew(() -> app.session.resetWithNewWeights()));
    button("undo", () -> anew(() -> app.session.undo()));
    button("redo", () -> anew(() -> app.session.redo()));
    setting("rate", text -> setup().withLearningRate(rate(text)));
    setting("activation", text -> setup().withActivation(ActivationKind.valueOf(text)));
    setting("loss", text -> setup().withLoss(LossKind.valueOf(text)));
    setting("optimizer", text -> setup().withOptimizer(OptimizerKind.valueOf(text)));
    setting("penalty", this::penalty);
    setting("strength", text -> setup().withPenalty(setup().penalty(), Numbers.parse(text)));
    setting("start", text -> setup().withStart(Start.valueOf(text)));
    setting("bug", text -> setup().withBug(Bug.valueOf(text)));
    Dom.on(Dom.document(), "keydown", this::key);
  }

  private static double rate(String text) {
    try {
      return Numbers.parse(text.replace(',', '.'));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "The learning rate \"" + text + "\" isn't a number, such as 0.1.", e);
    }
  }

  private Setup penalty(String text) {
    PenaltyKind kind = PenaltyKind.valueOf(text);
    double strength = setup().penaltyStrength();
    return setup().withPenalty(kind, kind != PenaltyKind.NONE && strength == 0 ? 0.01 : strength);
  }

  private Setup setup() {
    return app.session.setup();
  }

  private static void button(String id, Runnable action) {
    Dom.on(Dom.byId(id), "click", event -> action.run());
  }

  /** A button that trains or goes back, after which the weights are others. */
  private void stepping(String id, Runnable action) {
    button(id, () -> moved(action));
  }

  private void moved(Runnable action) {
    app.clock.pause();
    Dom.setText("message", "");
    action.run();
    if (!app.session.problem().isEmpty()) {
      Dom.setText("message", app.session.problem());
    }
    app.changed();
    app.slowChanged();
  }

  /** After which everything may be another. */
  private void anew(Runnable action) {
    app.clock.pause();
    action.run();
    app.restructured();
  }

  private void setting(String id, Function<String, Setup> changed) {
    Dom.onChange(id, text -> app.change(changed.apply(text)), this::show);
  }

  private void key(JSObject event) {
    String key = Dom.key(event);
    if (Dom.withControl(event) && (key.equals("z") || key.equals("y"))) {
      Dom.prevent(event);
      anew(() -> undoOrRedo(key.equals("z")));
      return;
    }
    if (Dom.isInControl(event) || Dom.withControl(event)) {
      return;
    }
    if (key.equals(" ")) {
      Dom.prevent(event);
      app.clock.toggle();
    } else if (key.equals("ArrowRight")) {
      moved(() -> app.session.train(1));
    } else if (key.equals("ArrowLeft")) {
      moved(() -> app.session.back());
    }
  }

  private void undoOrRedo(boolean undo) {
    if (undo) {
      app.session.undo();
    } else {
      app.session.redo();
    }
  }

  /** The settings as they are. */
  void show() {
    Setup setup = setup();
    set("rate", Dom.number(setup.learningRate(), 8));
    boolean layers = !setup.layers().isEmpty();
    set("activation", layers ? setup.layers().get(0).activation().name() : "TANH");
    Dom.setDisabled(Dom.byId("activation"), !layers);
    set("loss", setup.loss().name());
    Dom.setDisabled(Dom.byId("loss"), !app.isClassification());
    set("optimizer", setup.optimizer().name());
    set("penalty", setup.penalty().name());
    showStrength(Dom.number(setup.penaltyStrength(), 6));
    set("start", setup.start().name());
    set("bug", setup.bug().name());
  }

  /** A link may have a strength that isn't in the list. */
  private static void showStrength(String text) {
    set("strength", text);
    HTMLElement select = Dom.byId("strength");
    if (!Dom.value(select).equals(text)) {
      Dom.addOption(select, text, text);
      Dom.setValue(select, text);
    }
  }

  private static void set(String id, String value) {
    Dom.setValue(Dom.byId(id), value);
  }

  /** Steps, epochs and losses. */
  void showFigures() {
    Losses losses = app.losses();
    Dom.setText("at-step", Integer.toString(app.session.step()));
    Dom.setText("at-epoch", Integer.toString(app.session.epoch()));
    Dom.setText("training-loss", Dom.fixed(losses.training(), 4));
    Dom.setText("test-loss", Double.isNaN(losses.test()) ? "none" : Dom.fixed(losses.test(), 4));
    double right = Double.isNaN(losses.test()) ? losses.trainingAccuracy() : losses.testAccuracy();
    Dom.setHidden(Dom.byId("accuracy-box"), Double.isNaN(right));
    Dom.setText("accuracy", Dom.number(100 * right, 3) + " %");
    Dom.setDisabled(Dom.byId("back"), app.session.step() == 0);
    Dom.setDisabled(Dom.byId("undo"), !app.session.canUndo());
    Dom.setDisabled(Dom.byId("redo"), !app.session.canRedo());
  }
}
