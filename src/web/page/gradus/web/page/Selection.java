package gradus.web.page;

import gradus.data.Dataset;
import gradus.playground.PointNumbers;
import gradus.playground.Session;

/** What the user looks at: a unit, and a point whose numbers run through the network. */
final class Selection {
  private final App app;

  /** The chosen unit's layer, and −1 for none; the output comes after the hidden layers. */
  int layer = -1;

  int unit = 0;

  /** The unit under the pointer, whose map is shown large; −1 for none. */
  int shownLayer = -1;

  int shownUnit = 0;

  /** The chosen point's row, and whether it is one of the test. */
  int row = 0;

  boolean ofTest = false;

  /** Whether the user chose the point; at first, it is the first row. */
  boolean hasPoint = false;

  Selection(App app) {
    this.app = app;
  }

  /** Chooses nothing. */
  void clear() {
    layer = -1;
    shownLayer = -1;
    row = 0;
    ofTest = false;
    hasPoint = false;
  }

  /** What isn't there any more isn't chosen. */
  void check() {
    Session session = app.session;
    int layers = session.setup().layers().size();
    if (layer > layers || layer >= 0 && unit >= session.dense(layer).biases.value.numCols) {
      layer = -1;
    }
    shownLayer = -1;
    if (points() == null || row >= points().rows()) {
      ofTest = false;
      row = 0;
    }
  }

  /** The rows among which the chosen one is. */
  Dataset points() {
    return ofTest ? app.session.testPoints() : app.session.trainingPoints();
  }

  boolean isChosen(int otherLayer, int otherUnit) {
    return layer == otherLayer && unit == otherUnit;
  }

  /** Chooses a unit, or none if it was the one. */
  void choose(int otherLayer, int otherUnit) {
    boolean again = isChosen(otherLayer, otherUnit);
    layer = again ? -1 : otherLayer;
    unit = otherUnit;
    app.changed();
  }

  /** Whether the ring belongs around a point. */
  boolean isPoint(boolean test, int otherRow) {
    return (hasPoint || layer >= 0) && ofTest == test && row == otherRow;
  }

  void choosePoint(boolean test, int otherRow) {
    ofTest = test;
    row = otherRow;
    hasPoint = true;
    app.changed();
  }

  void showLarge(int otherLayer, int otherUnit) {
    shownLayer = otherLayer;
    shownUnit = otherUnit;
    app.showLarge();
  }

  /** The chosen point's numbers, forward and back. */
  PointNumbers numbers() {
    return PointNumbers.ofRow(app.session, ofTest, row);
  }
}
