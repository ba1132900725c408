package gradus.web.page;

import gradus.data.Dataset;
import gradus.layers.Dense;
import gradus.math.Matrix;
import gradus.playground.EdgeGradients;
import gradus.playground.Feature;
import gradus.playground.PointNumbers;
import gradus.playground.UnitNumbers;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * The numbers of the chosen point in the chosen unit, with the sums that make them, and the unit's
 * weights to type in.
 */
final class Inspector {
  private final App app;
  private final HTMLElement box = Dom.byId("inspector");
  private String built = "";
  private HTMLElement heading;
  private HTMLElement formula;
  private final List<HTMLElement> fields = new ArrayList<>();
  private final List<HTMLElement> sliders = new ArrayList<>();
  private final List<HTMLElement> ofPoint = new ArrayList<>();
  private final List<HTMLElement> ofAll = new ArrayList<>();

  Inspector(App app) {
    this.app = app;
  }

  /** With the numbers as they are now. */
  void show() {
    Selection chosen = app.selection;
    String wanted = chosen.layer + "." + chosen.unit + "." + app.session.setup().hashCode();
    if (!wanted.equals(built)) {
      built = wanted;
      build();
    }
    if (!app.session.problem().isEmpty()) {
      return;
    }
    PointNumbers numbers = chosen.numbers();
    Dom.setText(heading, pointText(numbers));
    if (chosen.layer >= 0) {
      showUnit(numbers);
    }
  }

  private void build() {
    Dom.clear(box);
    fields.clear();
    sliders.clear();
    ofPoint.clear();
    ofAll.clear();
    HTMLElement line = Dom.add(box, "div", "");
    heading = Dom.add(line, "span", "");
    HTMLElement worked = Dom.add(line, "button", "", "worked example");
    worked.setAttribute("id", "worked");
    Dom.on(worked, "click", event -> Dialogs.showWorkedExample(app));
    formula = Dom.add(box, "div", "formula");
    if (app.selection.layer < 0) {
      Dom.setText(
          formula,
          "Click a unit or an edge for its numbers, and a point to send through the network.");
      return;
    }
    buildTable();
  }

  private void buildTable() {
    HTMLElement table = Dom.add(box, "table", "");
    HTMLElement head = Dom.add(Dom.add(table, "thead", ""), "tr", "");
    for (String title :
        new String[] {"from", "weight w", "drag", "dL/dw, this point", "dL/dw, all"}) {
      Dom.add(head, "th", "", title);
    }
    HTMLElement body = Dom.add(table, "tbody", "");
    int layer = app.selection.layer;
    int inputs = app.session.dense(layer).weights.value.numRows;
    for (int input = 0; input < inputs; input++) {
      addRow(body, inputName(layer, input), input);
    }
    addRow(body, "bias b", inputs);
  }

  private void addRow(HTMLElement body, String name, int input) {
    HTMLElement row = Dom.add(body, "tr", "");
    Dom.add(row, "th", "", name);
    HTMLElement field = Dom.add(Dom.add(row, "td", ""), "input", "");
    field.setAttribute("id", "weight-" + input);
    field.setAttribute("type", "number");
    field.setAttribute("step", "0.1");
    field.setAttribute("aria-label", "weight from " + name);
    Dom.on(field, "change", event -> edit(input, number(Dom.value(field))));
    fields.add(field);
    HTMLElement slider = Dom.add(Dom.add(row, "td", ""), "input", "");
    slider.setAttribute("type", "range");
    slider.setAttribute("min", "-5");
    slider.setAttribute("max", "5");
    slider.setAttribute("step", "0.05");
    slider.setAttribute("aria-label", "weight from " + name + " as a slider");
    Dom.on(slider, "change", event -> edit(input, Numbers.parse(Dom.value(slider))));
    sliders.add(slider);
    ofPoint.add(Dom.add(row, "td", ""));
    ofAll.add(Dom.add(row, "td", ""));
  }

  private static double number(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("The field is empty: a weight is a number such as 0.5.");
    }
    return Numbers.parse(text);
  }

  private String inputName(int layer, int input) {
    if (layer > 0) {
      return "unit " + (input + 1);
    }
    List<Feature> features = app.session.setup().features();
    if (input < features.size()) {
      return features.get(input).label();
    }
    int other = app.session.setup().data().otherColumns().get(input - features.size());
    return app.session.trainingPoints().featureNames().get(other);
  }

  private void edit(int input, double value) {
    int layer = app.selection.layer;
    if (input == fields.size() - 1) {
      app.session.setBias(layer, app.selection.unit, value);
    } else {
      app.session.setWeight(layer, input, app.selection.unit, value);
    }
    Dom.setText("message", "");
    app.changed();
    app.slowChanged();
  }

  private void showUnit(PointNumbers numbers) {
    int layer = app.selection.layer;
    int unit = app.selection.unit;
    Dense dense = app.session.dense(layer);
    Matrix weights = dense.weights.value;
    Dom.setText(formula, numbers.unitText(layer, unit));
    Dom.style(formula, "white-space", "pre-wrap");
    EdgeGradients all = EdgeGradients.of(app.session);
    UnitNumbers own = numbers.unit(layer, unit);
    for (int input = 0; input < fields.size(); input++) {
      boolean bias = input == weights.numRows;
      double value = bias ? dense.biases.value.data[unit] : weights.get(input, unit);
      double forPoint = bias ? own.biasGradient() : numbers.weightGradient(layer, input, unit);
      double forAll = bias ? all.bias(layer, unit) : all.weight(layer, input, unit);
      Dom.setValue(fields.get(input), Dom.number(value, 6));
      Dom.setValue(sliders.get(input), Dom.number(value, 4));
      Dom.setText(ofPoint.get(input), Dom.number(forPoint, 4));
      Dom.setText(ofAll.get(input), Dom.number(forAll, 4));
    }
  }

  private String pointText(PointNumbers numbers) {
    Dataset points = app.selection.points();
    int row = app.selection.row;
    StringBuilder text = new StringBuilder(app.selection.ofTest ? "Test point (" : "Point (");
    int x = app.session.setup().data().xColumn();
    int y = app.session.setup().data().yColumn();
    text.append(Dom.number(points.inputs().get(row, x), 4));
    if (app.isPlane()) {
      text.append(", ").append(Dom.number(points.inputs().get(row, y), 4));
    }
    text.append(") ");
    if (app.isClassification()) {
      text.append("of class ").append(points.classNames().get(points.classOf(row)));
    } else {
      text.append("with target ").append(Dom.number(points.targets().get(row, 0), 4));
    }
    text.append(", output ");
    double[] output = numbers.output();
    for (int i = 0; i < output.length; i++) {
      text.append(i == 0 ? "" : ", ").append(Dom.number(output[i], 4));
    }
    return text.append(", loss ").append(Dom.number(numbers.loss(), 4)).append("  ").toString();
  }
}
