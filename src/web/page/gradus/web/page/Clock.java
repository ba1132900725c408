package gradus.web.page;

import org.teavm.jso.dom.html.HTMLElement;

/**
 * Trains in slices between two frames, as many steps as the chosen speed asks for, and never longer
 * than the page may stand still.
 */
final class Clock {
  // Milliseconds. There is a picture in every second frame of a screen that has 60 a second; what
  // training and painting leave of that time belongs to the browser, or it would miss the frame.
  private static final double PICTURE = 1000 / 30.0;
  private static final double BUSY = 27;
  private static final double REST = 4;
  private static final double SHORTEST_SLICE = 12;
  private static final double LONGEST_PAUSE = 200;

  private final App app;
  private final HTMLElement button = Dom.byId("play");
  private boolean playing = false;
  private int target = 0; // the step at which a training that is repeated ends; 0 for none
  private double last = 0;
  private double due = 0; // steps, with a fraction
  private double paintedAt = 0; // when the frame of the last picture began
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
    addDueSteps(now);
    double next = paintedAt + Math.max(PICTURE, 1.5 * paintingTakes) - REST; // picture
    boolean paints = now > next;
    double slice =
        paints ? Math.max(SHORTEST_SLICE, BUSY - paintingTakes) : Math.min(BUSY, next - now);
    if (due < 1 || !paints && slice < stepTakes) {
      return;
    }
    boolean canGoOn = trainFor(slice);
    boolean stopped = !app.session.problem().isEmpty();
    if (paints || !canGoOn) {
      paint(now);
    }
    if (stopped) {
      pause();
      Dom.setText("message", app.session.problem());
    } else if (!canGoOn || target > 0 && app.session.step() >= target) {
      pause(); // the last step that a training may have, or should
    }
  }

  private void addDueSteps(double now) {
    double speed = Numbers.parse(Dom.value(Dom.byId("speed")));
    double passed = Math.min(LONGEST_PAUSE, now - last);
    last = now;
    if (target > 0) {
      due = target - app.session.step();
    } else {
      due = speed > 0 ? Math.min(due + speed * passed / 1000, speed) : 1e9;
    }
  }

  /** Trains until nothing is due or the time is over; false if the training can't go on. */
  private boolean trainFor(double slice) {
    double left = slice;
    do {
      int steps = (int) Math.min(due, Math.max(1, Math.floor(left / stepTakes)));
      double before = Dom.now();
      int done = app.session.train(steps); // notes the losses once, at its end
      double took = Dom.now() - before;
      if (done < steps) {
        return false;
      }
      stepTakes = 0.7 * stepTakes + 0.3 * Math.max(1e-3, took / steps);
      due -= done;
      left -= took;
    } while (due >= 1 && left > Math.max(1, stepTakes));
    return true;
  }

  private void paint(double frame) {
    double before = Dom.now();
    app.trained();
    app.slowViewsIfDue();
    paintedAt = frame;
    paintingTakes = 0.8 * paintingTakes + 0.2 * (Dom.now() - before);
  }
}
