package gradus.web.page;

import org.teavm.jso.dom.html.HTMLElement;

/**
 * Trains in slices between two frames, as many steps as the chosen speed asks for, and never longer
 * than the page may stand still.
 */
final class Clock {
  private static final double SLICE = 24; // milliseconds of training between two frames
  private static final double FRAME = 33; // milliseconds between two pictures
  private static final double LONGEST_PAUSE = 200;

  private final App app;
  private final HTMLElement button = Dom.byId("play");
  private boolean playing = false;
  private int target = 0; // the step at which a training that is repeated ends; 0 for none
  private double last = 0;
  private double due = 0; // steps, with a fraction
  private double paintedAt = 0;
  private double paintingTakes = 5;
  private double stepTakes = 5;

  Clock(App app) {
    this.app = app;
    Dom.toggleClass(button, "invite", true);
  }

  void start() {
    Dom.nextFrame(this::frame);
  }

  boolean isPlaying() {
    return playing;
  }

  void toggle() {
    if (playing) {
      pause();
    } else {
      play();
    }
  }

  /** Repeats a training up to a step, at full speed. */
  void playTo(int step) {
    play();
    target = step;
  }

  private void play() {
    playing = true;
    due = 1;
    last = Dom.now();
    show();
    Dom.setText("message", "");
  }

  /** Stops, and shows where it is. */
  void pause() {
    boolean was = playing;
    playing = false;
    target = 0;
    show();
    if (was) {
      app.changed();
      app.slowChanged();
    }
  }

  private void show() {
    Dom.setText(button, playing ? "❚❚" : "▶");
    button.setAttribute("aria-label", playing ? "Pause" : "Play");
    Dom.toggleClass(button, "invite", false);
  }

  private void frame(double time) {
    try {
      if (playing) {
        train();
      }
    } catch (RuntimeException e) {
      playing = false;
      show();
      Dom.report(e);
    }
    Dom.nextFrame(this::frame);
  }

  private void train() {
    double now = Dom.now();
    double speed = Numbers.parse(Dom.value(Dom.byId("speed")));
    double passed = Math.min(LONGEST_PAUSE, now - last);
    last = now;
    if (target > 0) {
      due = target - app.session.step();
    } else {
      due = speed > 0 ? Math.min(due + speed * passed / 1000, speed) : 1e9;
    }
    int done = slice(now);
    due -= done;
    if (done == 0 && due < 1) {
      return;
    }
    boolean stopped = !app.session.problem().isEmpty();
    if (stopped || Dom.now() - paintedAt > Math.max(FRAME, 1.5 * paintingTakes) - 4) {
      paint();
    }
    if (stopped) {
      pause();
      Dom.setText("message", app.session.problem());
    } else if (done == 0 || target > 0 && app.session.step() >= target) {
      pause(); // the last step that a training may have, or should
    }
  }

  /** Trains until nothing is due or the time is over; the losses are noted once at its end. */
  private int slice(double start) {
    int done = 0;
    int steps = (int) Math.min(due, atOnce());
    while (steps > 0 && Dom.now() - start < SLICE) {
      double before = Dom.now();
      int now = app.session.train(steps);
      noteSpeed(now, Dom.now() - before);
      done += now;
      if (now < steps) {
        break;
      }
      steps = (int) Math.min(due - done, atOnce());
    }
    return done;
  }

  /** How many steps take about a slice, by what the last ones took. */
  private double atOnce() {
    return Math.max(1, Math.floor(SLICE / stepTakes));
  }

  private void noteSpeed(int steps, double took) {
    if (steps > 0) {
      stepTakes = 0.7 * stepTakes + 0.3 * Math.max(1e-3, took / steps);
    }
  }

  private void paint() {
    double before = Dom.now();
    app.trained();
    app.slowViewsIfDue();
    paintedAt = Dom.now();
    paintingTakes = 0.8 * paintingTakes + 0.2 * (paintedAt - before);
  }
}
