package gradus.web.page;

import gradus.playground.Losses;
import java.util.List;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.dom.html.HTMLElement;

/** The losses over the steps, and the slider that goes back to any of them. */
final class CurveView {
  private static final double LETTERS = 0.8; // of the page's
  private static final double NARROW = 23; // letters
  private static final double EXPLODED =
      1e4; // such a loss can only be shown on a logarithmic scale

  private final App app;
  private final HTMLElement canvas = Dom.byId("curve");
  private final HTMLElement past = Dom.byId("past");
  private final HTMLElement log = Dom.byId("log");

  CurveView(App app) {
    this.app = app;
    Dom.on(log, "change", event -> paint());
    Dom.on(
        past,
        "input",
        event -> {
          app.clock.pause();
          app.session.goTo((int) Numbers.parse(Dom.value(past)));
          app.changed();
        });
    Dom.on(past, "change", event -> app.slowChanged());
  }

  void paint() {
    past.setAttribute("max", Integer.toString(app.session.furthest()));
    setSlider(past, app.session.step());
    Dom.fit(canvas);
    CanvasRenderingContext2D context = Dom.context(canvas);
    Dom.scaleToScreen(context);
    context.clearRect(0, 0, Dom.width(canvas), Dom.height(canvas));
    List<Losses> curve = app.session.curve();
    new Lines(context, curve).paint();
  }

  @org.teavm.jso.JSBody(
      params = {"slider", "value"},
      script = "slider.value = value;")
  private static native void setSlider(HTMLElement slider, int value);

  /** One painting. */
  private final class Lines {
    private final CanvasRenderingContext2D context;
    private final List<Losses> curve;
    private final double letter = LETTERS * Dom.fontSize();
    private final double left = 4 * letter;
    private final double above = 0.7 * letter;
    private final double width = Dom.width(canvas) - left - 6;
    private final boolean isNarrow = width < NARROW * letter;
    private final double height = Dom.height(canvas) - above - (isNarrow ? 2.5 : 1.4) * letter;
    private final boolean logarithmic;
    private final double lastStep = Math.max(1, app.session.furthest());
    private double low = Double.POSITIVE_INFINITY;
    private double high = 1e-9;

    Lines(CanvasRenderingContext2D context, List<Losses> curve) {
      this.context = context;
      this.curve = curve;
      for (Losses losses : curve) {
        include(losses.training());
        include(losses.test());
      }
      logarithmic = Dom.isChecked(log) || high > EXPLODED;
      if (logarithmic) {
        low = Math.max(low, 1e-9);
      } else {
        low = 0;
      }
      if (!(high > low)) {
        high = low + 1;
      }
    }

    private void include(double loss) {
      if (Double.isFinite(loss)) {
        low = Math.min(low, loss);
        high = Math.max(high, loss);
      }
    }

    void paint() {
      context.setFont(letter + "px system-ui, sans-serif");
      context.setFillStyle(Dom.color("--soft"));
      context.setStrokeStyle(Dom.color("--line"));
      context.setLineWidth(1);
      context.strokeRect(left, above, width, height);
      double below = above + height + 1.15 * letter;
      context.setTextAlign("right");
      context.fillText(Dom.brief(high), left - 4, above + 0.8 * letter);
      context.fillText(Dom.brief(low), left - 4, above + height);
      String steps = app.session.furthest() + " steps";
      context.fillText(steps, left + width, isNarrow ? below + 1.1 * letter : below);
      context.setTextAlign("left");
      context.fillText("loss", 2, above + height / 2);
      context.setFillStyle(Colors.css(Colors.ofClass(0)));
      context.fillText("training", left + 2, below);
      context.setFillStyle(Colors.css(Colors.ofClass(1)));
      context.fillText("test (dashed)", left + 4.8 * letter, below);
      line(true);
      line(false);
      double x = x(app.session.step());
      context.setStrokeStyle(Dom.color("--ink"));
      context.setLineWidth(1);
      context.strokeRect(x, above, 0, height);
    }

    private void line(boolean test) {
      context.setStrokeStyle(Colors.css(Colors.ofClass(test ? 1 : 0)));
      context.setLineWidth(2);
      Dom.dash(context, test ? 5 : 0, 3);
      context.beginPath();
      for (Losses losses : curve) {
        double loss = test ? losses.test() : losses.training();
        if (Double.isFinite(loss)) {
          context.lineTo(x(losses.step()), y(loss));
        }
      }
      context.stroke();
      Dom.dash(context, 0, 0);
    }

    private double x(double step) {
      return left + width * step / lastStep;
    }

    private double y(double loss) {
      double share =
          logarithmic
              ? Math.log(Math.max(loss, low) / low) / Math.log(high / low)
              : (loss - low) / (high - low);
      return above + height * (1 - share);
    }
  }
}
