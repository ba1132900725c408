package gradus.web.page;

import java.util.HashMap;
import java.util.Map;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.dom.html.HTMLElement;

/** The browser's side: elements, events, time. Text is always set as text, never as markup. */
final class Dom {
  private Dom() {}

  /** What is called by the browser. */
  @JSFunctor
  interface Handler extends JSObject {
    /** Called with the event. */
    void handle(JSObject event);
  }

  /** What is called with the value of a control. */
  interface TextHandler {
    /** May refuse it with an IllegalArgumentException. */
    void handle(String value);
  }

  /** What is called for the next frame. */
  @JSFunctor
  interface Frame extends JSObject {
    /** Called with the time in milliseconds. */
    void show(double time);
  }

  /** What gets the text of a file. */
  @JSFunctor
  interface TextReader extends JSObject {
    /** Called with the file's name and its text. */
    void read(String name, String text);
  }

  @JSBody(params = "id", script = "return document.getElementById(id);")
  static native HTMLElement byId(String id);

  @JSBody(params = "tag", script = "return document.createElement(tag);")
  private static native HTMLElement element(String tag);

  /** A new element at the end of another. */
  static HTMLElement add(HTMLElement parent, String tag, String className) {
    HTMLElement child = element(tag);
    if (!className.isEmpty()) {
      child.setAttribute("class", className);
    }
    append(parent, child);
    return child;
  }

  /** A new element with a text. */
  static HTMLElement add(HTMLElement parent, String tag, String className, String text) {
    HTMLElement child = add(parent, tag, className);
    setText(child, text);
    return child;
  }

  /** A new entry of a select. */
  static void addOption(HTMLElement select, String value, String text) {
    HTMLElement option = add(select, "option", "", text);
    option.setAttribute("value", value);
  }

  @JSBody(
      params = {"parent", "child"},
      script = "parent.appendChild(child);")
  private static native void append(HTMLElement parent, HTMLElement child);

  @JSBody(params = "element", script = "element.replaceChildren();")
  static native void clear(HTMLElement element);

  @JSBody(
      params = {"element", "text"},
      script = "if (element.textContent !== text) element.textContent = text;")
  static native void setText(HTMLElement element, String text);

  static void setText(String id, String text) {
    setText(byId(id), text);
  }

  @JSBody(params = "element", script = "return element.textContent;")
  static native String text(HTMLElement element);

  @JSBody(params = "element", script = "return element.value;")
  static native String value(HTMLElement element);

  @JSBody(
      params = {"element", "value"},
      script =
          "if (element.value !== value && document.activeElement !== element || element.tagName === 'SELECT') element.value = value;")
  static native void setValue(HTMLElement element, String value);

  @JSBody(params = "element", script = "return element.checked;")
  static native boolean isChecked(HTMLElement element);

  @JSBody(
      params = {"element", "checked"},
      script = "element.checked = checked;")
  static native void setChecked(HTMLElement element, boolean checked);

  @JSBody(
      params = {"element", "disabled"},
      script = "element.disabled = disabled;")
  static native void setDisabled(HTMLElement element, boolean disabled);

  @JSBody(
      params = {"element", "hidden"},
      script = "element.hidden = hidden;")
  static native void setHidden(HTMLElement element, boolean hidden);

  @JSBody(
      params = {"element", "name", "on"},
      script = "element.classList.toggle(name, on);")
  static native void toggleClass(HTMLElement element, String name, boolean on);

  @JSBody(
      params = {"element", "name", "value"},
      script = "element.style.setProperty(name, value);")
  static native void style(HTMLElement element, String name, String value);

  @JSBody(params = "element", script = "return element.open;")
  static native boolean isOpen(HTMLElement element);

  @JSBody(params = "element", script = "element.open = false;")
  static native void close(HTMLElement element);

  @JSBody(params = "dialog", script = "dialog.showModal();")
  static native void showDialog(HTMLElement dialog);

  @JSBody(
      params = {"element", "type", "handler"},
      script = "element.addEventListener(type, handler);")
  private static native void listen(JSObject element, String type, Handler handler);

  @JSBody(script = "return document;")
  static native JSObject document();

  @JSBody(script = "return window;")
  static native JSObject window();

  @JSBody(script = "return document.documentElement;")
  static native HTMLElement root();

  /** Calls an action at each event; what it refuses becomes the page's message. */
  static void on(JSObject element, String type, Handler action) {
    listen(
        element,
        type,
        event -> {
          try {
            action.handle(event);
          } catch (RuntimeException e) {
            report(e);
          }
        });
  }

  /** A control whose new value changes something; it then shows what is in force, also if not. */
  static void onChange(String id, TextHandler change, Runnable show) {
    HTMLElement control = byId(id);
    on(
        control,
        "change",
        event -> {
          try {
            change.handle(value(control));
          } finally {
            show.run();
          }
        });
  }

  /** Shows what was refused, and clears it at the next success. */
  static void report(RuntimeException e) {
    boolean teaches = e instanceof IllegalArgumentException || e instanceof IllegalStateException;
    setText("message", teaches && e.getMessage() != null ? e.getMessage() : "Error: " + e);
    if (!teaches) {
      logError(e.toString());
    }
  }

  @JSBody(params = "text", script = "console.error(text);")
  private static native void logError(String text);

  @JSBody(params = "frame", script = "requestAnimationFrame(frame);")
  static native void nextFrame(Frame frame);

  @JSBody(script = "return performance.now();")
  static native double now();

  @JSBody(params = "event", script = "event.preventDefault();")
  static native void prevent(JSObject event);

  @JSBody(params = "event", script = "return event.key || '';")
  static native String key(JSObject event);

  @JSBody(params = "event", script = "return event.ctrlKey || event.metaKey;")
  static native boolean withControl(JSObject event);

  /** Whether the key belongs to a control that has the focus. */
  @JSBody(
      params = "event",
      script =
          "return /^(INPUT|SELECT|TEXTAREA|SUMMARY|A|PRE)$/.test(event.target.tagName)"
              + " || event.target.tagName === 'BUTTON' && (event.key === ' ' || event.key === 'Enter')"
              + " || event.target.id === 'points' || !!document.querySelector('dialog[open]');")
  static native boolean isInControl(JSObject event);

  @JSBody(
      params = {"event", "element"},
      script =
          "return (event.clientX - element.getBoundingClientRect().left) / element.getBoundingClientRect().width;")
  static native double shareX(JSObject event, HTMLElement element);

  @JSBody(
      params = {"event", "element"},
      script =
          "return (event.clientY - element.getBoundingClientRect().top) / element.getBoundingClientRect().height;")
  static native double shareY(JSObject event, HTMLElement element);

  /** Beside the pointer, inside the window. */
  @JSBody(
      params = {"element", "event"},
      script =
          "const w = element.offsetWidth, h = element.offsetHeight;"
              + " element.style.left = Math.max(4, Math.min(event.clientX + 14, innerWidth - w - 6)) + 'px';"
              + " element.style.top = Math.max(4, Math.min(event.clientY + 16, innerHeight - h - 6)) + 'px';")
  static native void placeAt(HTMLElement element, JSObject event);

  @JSBody(params = "event", script = "return event.buttons || 0;")
  static native int buttons(JSObject event);

  /** Where an element's middle is in another, in pixels. */
  @JSBody(
      params = {"element", "inside"},
      script =
          "const a = element.getBoundingClientRect(), b = inside.getBoundingClientRect();"
              + " return a.left - b.left + inside.scrollLeft;")
  static native double left(HTMLElement element, HTMLElement inside);

  @JSBody(
      params = {"element", "inside"},
      script =
          "const a = element.getBoundingClientRect(), b = inside.getBoundingClientRect();"
              + " return a.top - b.top + inside.scrollTop;")
  static native double top(HTMLElement element, HTMLElement inside);

  @JSBody(params = "element", script = "return element.getBoundingClientRect().width;")
  static native double width(HTMLElement element);

  @JSBody(params = "element", script = "return element.getBoundingClientRect().height;")
  static native double height(HTMLElement element);

  @JSBody(script = "return Math.min(2, window.devicePixelRatio || 1);")
  static native double pixelRatio();

  /** The canvas's pixels made as many as the screen has; whether that changed them. */
  static boolean fit(HTMLElement canvas) {
    return setSize(
        canvas,
        (int) Math.round(width(canvas) * pixelRatio()),
        (int) Math.round(height(canvas) * pixelRatio()));
  }

  @JSBody(
      params = {"canvas", "width", "height"},
      script =
          "if (canvas.width === width && canvas.height === height) return false;"
              + " canvas.width = width; canvas.height = height; return true;")
  static native boolean setSize(HTMLElement canvas, int width, int height);

  @JSBody(params = "canvas", script = "return canvas.getContext('2d');")
  static native CanvasRenderingContext2D context(HTMLElement canvas);

  @JSBody(
      params = {"context", "on", "off"},
      script = "context.setLineDash(on > 0 ? [on, off] : []);")
  static native void dash(CanvasRenderingContext2D context, double on, double off);

  /** Where canvas coordinates are CSS pixels. */
  static void scaleToScreen(CanvasRenderingContext2D context) {
    double ratio = pixelRatio();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  @JSBody(
      params = "name",
      script = "return getComputedStyle(document.documentElement).getPropertyValue(name).trim();")
  private static native String computedColor(String name);

  private static final Map<String, String> COLORS = new HashMap<>();

  /** A color of the style sheet, such as "--ink". */
  static String color(String name) {
    return COLORS.computeIfAbsent(name, Dom::computedColor);
  }

  /** After a change of the theme. */
  static void forgetColors() {
    COLORS.clear();
  }

  private static double fontSize = 14;

  @JSBody(script = "return parseFloat(getComputedStyle(document.documentElement).fontSize);")
  private static native double computedFontSize();

  /** After a change of the page's size. */
  static void measureFont() {
    fontSize = computedFontSize();
  }

  /** The size of the page's letters in pixels, to which pictures keep. */
  static double fontSize() {
    return fontSize;
  }

  /** A number with so many digits. */
  @JSBody(
      params = {"x", "digits"},
      script =
          "if (!isFinite(x)) return x > 0 ? 'infinite' : x < 0 ? '-infinite' : '';"
              + " const s = Math.abs(x); if (s >= 1e5 || s > 0 && s < 1e-4) return x.toExponential(2);"
              + " return Number(x.toPrecision(digits)).toString();")
  static native String number(double x, int digits);

  /** A number with so many decimals. */
  @JSBody(
      params = {"x", "decimals"},
      script =
          "if (!isFinite(x)) return x > 0 ? 'infinite' : '';"
              + " return Math.abs(x) >= 1e4 || x !== 0 && Math.abs(x) < 1e-3 ? x.toExponential(1) : x.toFixed(decimals);")
  static native String fixed(double x, int decimals);

  /** A number in six characters. */
  @JSBody(
      params = "x",
      script =
          "return x === 0 ? '0' : x >= 1e4 || x < 1e-3 ? x.toExponential(0) : Number(x.toPrecision(3)).toString();")
  static native String brief(double x);

  @JSBody(script = "return decodeURIComponent(location.hash.slice(1));")
  static native String hash();

  @JSBody(
      params = "text",
      script =
          "try { history.replaceState(null, '', '#' + text); } catch (e) { location.hash = text; }")
  static native void setHash(String text);

  @JSBody(script = "return location.href.split('#')[0];")
  static native String address();

  @JSBody(
      params = "text",
      script = "if (navigator.clipboard) navigator.clipboard.writeText(text).catch(() => {});")
  static native void copy(String text);

  @JSBody(
      params = {"name", "text"},
      script =
          "const a = document.createElement('a');"
              + " a.href = URL.createObjectURL(new Blob([text], {type: 'text/plain'})); a.download = name;"
              + " a.click(); setTimeout(() => URL.revokeObjectURL(a.href), 1000);")
  static native void save(String name, String text);

  /** The first file of a file control, or of a drop; larger ones than so many bytes get null. */
  @JSBody(
      params = {"source", "limit", "reader"},
      script =
          "const f = (source.files || source.dataTransfer && source.dataTransfer.files || [])[0];"
              + " if (!f) return; if (f.size > limit) { reader(f.name, null); return; }"
              + " f.text().then(t => reader(f.name, t));")
  static native void readFile(JSObject source, int limit, TextReader reader);

  @JSBody(script = "return matchMedia('(prefers-color-scheme: dark)').matches;")
  static native boolean prefersDark();
}
