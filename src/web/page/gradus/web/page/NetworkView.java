package gradus.web.page;

import gradus.playground.ActivationKind;
import gradus.playground.DataSetup;
import gradus.playground.Feature;
import gradus.playground.HiddenLayer;
import gradus.playground.Setup;
import gradus.playground.UnitHealth;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * The network from left to right: features, hidden layers with − and +, the output. Each unit is a
 * button with its map; its bias is the bar below.
 */
final class NetworkView {
  private static final int MANY_UNITS = 8;

  private final App app;
  private final MapPictures maps;
  private final EdgesView edges;
  private final HTMLElement columns = Dom.byId("layers");

  /** The canvas of each feature, in the order of the network's inputs. */
  private final List<HTMLElement> inputs = new ArrayList<>();

  /** The buttons of each layer's units; the output is the last. */
  private final List<List<UnitButton>> units = new ArrayList<>();

  NetworkView(App app, MapPictures maps) {
    this.app = app;
    this.maps = maps;
    edges = new EdgesView(app, inputs, units);
    HTMLElement gradients = Dom.byId("gradients");
    Dom.on(gradients, "change", event -> edges.showGradients(Dom.isChecked(gradients)));
  }

  /** For another network or other data. */
  void rebuild() {
    Dom.clear(columns);
    inputs.clear();
    units.clear();
    addFeatures();
    Setup setup = app.session.setup();
    for (int layer = 0; layer < setup.layers().size(); layer++) {
      addLayer(layer, setup.layers().get(layer));
    }
    addOutput(setup.layers().size());
    edges.rebuild();
  }

  private HTMLElement column(String name, int count) {
    String size = count > 2 * MANY_UNITS ? " crowd" : count > MANY_UNITS ? " tight" : "";
    HTMLElement column = Dom.add(columns, "div", "layer" + size);
    column.setAttribute("role", "group");
    column.setAttribute("aria-label", name);
    return column;
  }

  private void addFeatures() {
    Setup setup = app.session.setup();
    DataSetup data = setup.data();
    HTMLElement column = column("Features", 1);
    HTMLElement head = Dom.add(column, "div", "head");
    Dom.add(head, "span", "", "FEATURES");
    HTMLElement body = Dom.add(column, "div", "body");
    for (Feature feature : Feature.values()) {
      if (data.hasX2() || !feature.needsX2()) {
        addFeature(body, feature, setup.features().contains(feature));
      }
    }
    for (int other : data.otherColumns()) {
      HTMLElement row = Dom.add(body, "div", "unit-row");
      Dom.add(row, "span", "unit-name", data.given().featureNames().get(other));
      HTMLElement box = Dom.add(row, "span", "unit");
      inputs.add(Dom.add(box, "canvas", ""));
    }
  }

  private void addFeature(HTMLElement body, Feature feature, boolean on) {
    HTMLElement row = Dom.add(body, "div", "unit-row");
    Dom.add(row, "span", "unit-name", feature.label());
    HTMLElement button = Dom.add(row, "button", on ? "unit" : "unit off");
    button.setAttribute("aria-pressed", on ? "true" : "false");
    button.setAttribute("aria-label", "feature " + feature.label());
    button.setAttribute("data-feature", feature.name());
    button.setAttribute("title", on ? "Remove this feature" : "Add this feature");
    HTMLElement canvas = Dom.add(button, "canvas", "");
    if (on) {
      inputs.add(canvas);
    } else {
      maps.paintUnused(canvas, feature);
    }
    Dom.on(button, "click", event -> app.change(app.session.setup().withFeatureToggled(feature)));
  }

  private void addLayer(int layer, HiddenLayer hidden) {
    HTMLElement column = column("Hidden layer " + (layer + 1), hidden.units());
    HTMLElement head = Dom.add(column, "div", "head");
    Dom.add(head, "span", "", hidden.units() + (hidden.units() == 1 ? " unit" : " units"));
    HTMLElement buttons = Dom.add(head, "span", "");
    addButton(buttons, "−", "one unit less in layer " + (layer + 1), () -> fewer(layer));
    addButton(buttons, "+", "one unit more in layer " + (layer + 1), () -> more(layer));
    addActivation(head, layer, hidden);
    addMore(head, layer, hidden);
    addUnits(column, layer, hidden.units());
  }

  private static void addButton(HTMLElement parent, String text, String name, Runnable action) {
    HTMLElement button = Dom.add(parent, "button", "", text);
    button.setAttribute("aria-label", name);
    button.setAttribute("title", name);
    Dom.on(button, "click", event -> action.run());
  }

  private void more(int layer) {
    Setup setup = app.session.setup();
    app.change(setup.withUnits(layer, setup.layers().get(layer).units() + 1));
  }

  private void fewer(int layer) {
    Setup setup = app.session.setup();
    int units = setup.layers().get(layer).units();
    app.change(units > 1 ? setup.withUnits(layer, units - 1) : setup.withoutLayer(layer));
  }

  private void addActivation(HTMLElement head, int layer, HiddenLayer hidden) {
    HTMLElement select = Dom.add(head, "select", "");
    select.setAttribute("aria-label", "activation of layer " + (layer + 1));
    for (ActivationKind kind : ActivationKind.values()) {
      Dom.addOption(select, kind.name(), kind.label());
    }
    Dom.setValue(select, hidden.activation().name());
    Dom.on(
        select,
        "change",
        event -> {
          ActivationKind kind = ActivationKind.valueOf(Dom.value(select));
          app.change(app.session.setup().withLayer(layer, hidden.withActivation(kind)));
        });
  }

  private void addMore(HTMLElement head, int layer, HiddenLayer hidden) {
    HTMLElement more = Dom.add(head, "span", "more");
    HTMLElement label = Dom.add(more, "label", "check");
    HTMLElement norm = Dom.add(label, "input", "");
    norm.setAttribute("type", "checkbox");
    norm.setAttribute("aria-label", "batch normalization in layer " + (layer + 1));
    Dom.setChecked(norm, hidden.batchNorm());
    Dom.add(label, "span", "", "norm");
    HTMLElement drop = Dom.add(more, "select", "");
    drop.setAttribute("aria-label", "dropout in layer " + (layer + 1));
    drop.setAttribute("title", "the share of units that each training step leaves out");
    for (String share : new String[] {"0", "0.1", "0.2", "0.3", "0.5", "0.8"}) {
      Dom.addOption(drop, share, share.equals("0") ? "no dropout" : "dropout " + share);
    }
    Dom.setValue(drop, Dom.number(hidden.dropout(), 3));
    Dom.on(
        norm,
        "change",
        event ->
            app.change(
                app.session.setup().withLayer(layer, hidden.withBatchNorm(Dom.isChecked(norm)))));
    Dom.on(
        drop,
        "change",
        event -> {
          double share = Numbers.parse(Dom.value(drop));
          app.change(app.session.setup().withLayer(layer, hidden.withDropout(share)));
        });
  }

  private void addOutput(int layer) {
    int outputs = app.session.setup().data().outputs();
    HTMLElement column = column("Output", outputs);
    HTMLElement head = Dom.add(column, "div", "head");
    HTMLElement buttons = Dom.add(head, "span", "");
    addButton(buttons, "− layer", "one hidden layer less", this::removeLayer);
    addButton(buttons, "+ layer", "one hidden layer more", this::addLayer);
    Dom.add(head, "span", "", app.isClassification() ? "OUTPUT: softmax" : "OUTPUT");
    addUnits(column, layer, outputs);
  }

  private void addLayer() {
    Setup setup = app.session.setup();
    int size = setup.layers().size();
    HiddenLayer last =
        size == 0 ? new HiddenLayer(4, ActivationKind.TANH) : setup.layers().get(size - 1);
    app.change(setup.withLayerAdded(new HiddenLayer(last.units(), last.activation())));
  }

  private void removeLayer() {
    Setup setup = app.session.setup();
    if (!setup.layers().isEmpty()) {
      app.change(setup.withoutLayer(setup.layers().size() - 1));
    }
  }

  private void addUnits(HTMLElement column, int layer, int count) {
    HTMLElement body = Dom.add(column, "div", "body");
    List<UnitButton> buttons = new ArrayList<>();
    for (int unit = 0; unit < count; unit++) {
      buttons.add(new UnitButton(app, body, layer, unit));
    }
    units.add(buttons);
  }

  /** With the weights as they are now. */
  void paint() {
    for (int input = 0; input < inputs.size(); input++) {
      maps.paintInput(inputs.get(input), input);
    }
    for (List<UnitButton> layer : units) {
      for (UnitButton unit : layer) {
        unit.paint(maps);
      }
    }
    edges.paint();
  }

  /** Marks units that are dead or saturated. */
  void showHealth() {
    if (!app.session.problem().isEmpty()) {
      return;
    }
    List<List<UnitHealth>> health = UnitHealth.of(app.session);
    for (int layer = 0; layer < health.size(); layer++) {
      for (int unit = 0; unit < health.get(layer).size(); unit++) {
        units.get(layer).get(unit).showHealth(health.get(layer).get(unit));
      }
    }
  }
}
