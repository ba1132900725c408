package gradus.inspect.worked;

import java.util.List;

/** The chapters of a worked example: forward, backward, perhaps the update, and the check. */
final class Chapters {
  /** In place of a learning rate. */
  static final double NO_UPDATE = Double.NaN;

  private final Pass pass;
  private final double learningRate;
  private final Nudging nudging;
  private final Sheet sheet;

  /** The pass has been run already. */
  Chapters(Pass pass, double learningRate) {
    this.pass = pass;
    this.learningRate = learningRate;
    nudging = new Nudging(pass);
    sheet = new Sheet(nudging);
  }

  String title() {
    int rows = pass.values.get(0).numRows;
    return Names.of(pass.layers)
        + " under "
        + Names.of(pass.loss)
        + (rows == 1 ? ", for 1 row" : ", for " + rows + " rows");
  }

  List<Block> write() {
    addIntroduction();
    addForward();
    addBackward();
    if (!Double.isNaN(learningRate)) {
      new UpdateSection(pass, learningRate).addTo(sheet);
    }
    addCheck();
    return sheet.blocks;
  }

  private void addIntroduction() {
    sheet.heading(0, "Worked example");
    sheet.paragraph(title() + ".");
    sheet.paragraph(
        "Layers, rows and columns count from 0, as in Java. `X0` are the inputs, layer 0 makes `X1`"
            + " of them, and so on; `Y` are the targets. `L` is the loss, and `dX1` is short for its"
            + " gradient with respect to `X1`.");
    sheet.paragraph(
        "All digits are computed, and four are shown. An `=` says that a calculator gets exactly"
            + " this result from the numbers as they are shown; after a `~` it may get other last"
            + " digits, since they are rounded.");
  }

  private void addForward() {
    sheet.heading(1, "Forward");
    sheet.heading(2, "Inputs and targets");
    sheet.matrix("X0", pass.values.get(0));
    sheet.matrix("Y", pass.targets);
    for (int i = 0; i < pass.layers.size(); i++) {
      LayerSection.of(pass, i).addForward(sheet);
    }
    LossSection.of(pass).addForward(sheet);
  }

  private void addBackward() {
    sheet.heading(1, "Backward");
    sheet.paragraph(
        "Beside each gradient stands what nudging says, which knows nothing of the formulas: the"
            + " number is moved up and down by a small `h`, and `(L(x + h) - L(x - h))/(2*h)` is"
            + " measured.");
    LossSection.of(pass).addBackward(sheet);
    for (int i = pass.layers.size() - 1; i >= 0; i--) {
      LayerSection.of(pass, i).addBackward(sheet);
    }
  }

  private void addCheck() {
    sheet.heading(1, "Check");
    String leftOut =
        nudging.leftOut == 0
            ? ""
            : " Not compared: " + nudging.leftOut + ", for the reason that stands beside.";
    if (nudging.differing == 0) {
      sheet.paragraph(
          "Gradients compared with nudging: " + nudging.compared + ". All agree." + leftOut);
    } else {
      sheet.paragraph(
          "Gradients compared with nudging: "
              + nudging.compared
              + ". Of these differ: "
              + nudging.differing
              + "."
              + leftOut
              + " A wrong backward spoils the gradients of all layers before it. So the mistake is"
              + " where, reading the chapter Backward from its start, the first one differs.");
    }
  }
}
