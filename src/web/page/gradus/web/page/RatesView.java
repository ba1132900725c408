package gradus.web.page;

import gradus.playground.Losses;
import gradus.playground.Maps;
import gradus.playground.Session;
import gradus.playground.Setup;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * Three copies of the training go on from where it is, with a tenth of the learning rate, the same,
 * and ten times as much.
 */
final class RatesView {
  private static final int CELLS = 30;
  private static final double SLICE = 18; // milliseconds
  private static final int STEPS = 2000;

  private final App app;
  private final HTMLElement box = Dom.byId("rates-box");
  private final HTMLElement pictures = Dom.byId("rates-pictures");
  private List<Session> sessions = List.of();
  private Setup compared; // where the comparison began
  private final List<Maps> maps = new ArrayList<>();
  private final List<HTMLElement> canvases = new ArrayList<>();
  private final List<HTMLElement> texts = new ArrayList<>();
  private Raster raster;
  private int round = 0; // frames of an earlier comparison end themselves

  RatesView(App app) {
    this.app = app;
    Dom.on(box, "toggle", event -> start());
  }

  private void start() {
    round++;
    Dom.clear(pictures);
    maps.clear();
    canvases.clear();
    texts.clear();
    if (!Dom.isOpen(box)) {
      sessions = List.of();
      return;
    }
    app.clock.pause();
    compared = app.session.setup();
    double rate = compared.learningRate();
    sessions = app.session.atRates(Math.max(1e-6, rate / 10), rate, Math.min(1000, rate * 10));
    boolean plane = app.isPlane();
    raster = new Raster(plane ? CELLS : 2 * CELLS, plane ? CELLS : 1);
    for (Session session : sessions) {
      maps.add(new Maps(session, app.box, plane ? CELLS : 2 * CELLS, plane ? CELLS : 1));
      HTMLElement column = Dom.add(pictures, "div", "");
      Dom.add(column, "strong", "", "rate " + Dom.number(session.setup().learningRate(), 3));
      canvases.add(Dom.add(column, "canvas", ""));
      texts.add(Dom.add(column, "div", ""));
    }
    int mine = round;
    Dom.nextFrame(time -> frame(mine));
  }

  /** Ends a comparison of trainings that are of another network, or of other data, than today's. */
  void check() {
    if (!sessions.isEmpty() && !compared.canContinueAs(app.session.setup())) {
      sessions = List.of();
      Dom.close(box);
    }
  }

  private void frame(int mine) {
    if (mine != round || sessions.isEmpty()) {
      return;
    }
    try {
      boolean more = false;
      for (Session session : sessions) {
        more |= train(session);
      }
      for (int i = 0; i < sessions.size(); i++) {
        paint(i);
      }
      if (more) {
        Dom.nextFrame(time -> frame(mine));
      }
    } catch (RuntimeException e) {
      Dom.report(e);
    }
  }

  /** The first as far as a slice has time, the others to the same step; whether it isn't over. */
  private boolean train(Session session) {
    double start = Dom.now();
    int end = app.session.step() + STEPS;
    if (session == first()) {
      while (session.step() < end && Dom.now() - start < SLICE && session.train(5) > 0) {
        // on
      }
    } else if (session.problem().isEmpty()) {
      session.train(Math.max(0, first().step() - session.step()));
    }
    return session.step() < end && session.problem().isEmpty();
  }

  private Session first() {
    return sessions.get(0);
  }

  private void paint(int i) {
    Session session = sessions.get(i);
    if (!session.problem().isEmpty()) {
      Dom.setText(texts.get(i), session.problem());
      return;
    }
    maps.get(i).update();
    HTMLElement canvas = canvases.get(i);
    if (!app.isPlane()) {
      new LinePicture(app, maps.get(i)).paint(canvas);
    } else if (app.isClassification()) {
      raster.classes(canvas, maps.get(i), app.classes(), false);
    } else {
      int layer = session.setup().layers().size();
      raster.values(canvas, maps.get(i).output(0), maps.get(i).scale(layer, 0), false);
    }
    Losses losses = session.losses();
    Dom.setText(
        texts.get(i), "step " + session.step() + ": loss " + Dom.fixed(losses.training(), 4));
  }
}
