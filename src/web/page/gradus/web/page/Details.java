package gradus.web.page;

import gradus.metrics.ConfusionMatrix;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/** What can be folded out below the output; it is computed only where it is open. */
final class Details {
  private final App app;
  private final HTMLElement confusionBox = Dom.byId("confusion-box");
  private final RatesView rates;
  private final LandscapeView landscape;

  Details(App app) {
    this.app = app;
    rates = new RatesView(app);
    landscape = new LandscapeView(app);
    Dom.on(confusionBox, "toggle", event -> show());
  }

  /** The network or the data may be others. */
  void check() {
    rates.check();
  }

  /** With the weights as they are now. */
  void show() {
    if (!app.session.problem().isEmpty()) {
      return;
    }
    Dom.setHidden(confusionBox, !app.isClassification());
    if (app.isClassification() && Dom.isOpen(confusionBox)) {
      showConfusion();
    }
    landscape.show();
  }

  private void showConfusion() {
    HTMLElement box = Dom.byId("confusion");
    Dom.clear(box);
    boolean ofTest = app.session.testPoints() != null;
    ConfusionMatrix matrix = app.session.confusion(ofTest);
    HTMLElement table = Dom.add(box, "table", "");
    String accuracy = Dom.number(100 * matrix.accuracy(), 3) + " % right";
    Dom.add(table, "caption", "", (ofTest ? "Test points, " : "Training points, ") + accuracy);
    HTMLElement head = Dom.add(table, "tr", "");
    Dom.add(head, "th", "", "is \\ taken for");
    List<String> names = matrix.classNames();
    for (String name : names) {
      Dom.add(head, "th", "", name);
    }
    for (int actual = 0; actual < names.size(); actual++) {
      HTMLElement row = Dom.add(table, "tr", "");
      Dom.add(row, "th", "", names.get(actual));
      for (int predicted = 0; predicted < names.size(); predicted++) {
        String style = actual == predicted ? "right" : "";
        Dom.add(row, "td", style, Integer.toString(matrix.count(actual, predicted)));
      }
    }
  }
}
