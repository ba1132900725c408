package gradus.inspect.worked;

import gradus.layers.BatchNorm;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.math.Matrix;
import java.util.List;

/**
 * How a layer is shown: its parameters and its output, and on the way back its gradients beside
 * what a finite difference says.
 *
 * <p>This is enough for any layer. Subclasses add formulas and arithmetic for the kinds they know.
 */
class LayerSection {
  final RecordedPass pass;
  final int index;
  final Layer layer;
  final Matrix input;
  final Matrix output;
  final Matrix inputGradient;
  final Matrix outputGradient;

  /** The name of the input, X0 for layer 0; that of its gradient is dX0. */
  final String in;

  /** The name of the output, X1 for layer 0. */
  final String out;

  LayerSection(RecordedPass pass, int index) {
    this.pass = pass;
    this.index = index;
    layer = pass.layers.get(index);
    input = pass.values.get(index);
    output = pass.values.get(index + 1);
    inputGradient = pass.gradients.get(index);
    outputGradient = pass.gradients.get(index + 1);
    in = pass.nameOf(index);
    out = pass.nameOf(index + 1);
  }

  void addForward(Document document) {
    addTitle(document);
    addForwardFormulas(document);
    for (Parameter parameter : pass.parameters(index)) {
      document.matrix(nameOf(parameter), parameter.value);
    }
    addOutputSteps(document);
    document.matrix(out, output);
  }

  void addBackward(Document document) {
    addTitle(document);
    addBackwardFormulas(document);
    for (Parameter parameter : pass.parameters(index)) {
      String name = "d" + nameOf(parameter);
      document.gradient(
          name,
          parameter.value,
          parameter.gradient,
          () -> pass.lossFrom(index),
          entryOf(parameter));
    }
    addInputGradient(document);
    addRemark(document);
  }

  final void addInputGradient(Document document) {
    if (layer.takesSymbols()) {
      document.paragraph("There is no `d" + in + "`: symbols can't be changed a little.");
      return;
    }
    if (index == 0 && pass.isWhole()) {
      document.paragraph("Training leaves out `dX0`: nobody changes the inputs.");
    }
    addInputGradientSteps(document);
    document.gradient(
        "d" + in, input, inputGradient, () -> pass.lossFrom(index), this::inputGradientEntry);
  }

  final void addTitle(Document document) {
    document.heading(2, "Layer " + pass.place(index) + ": " + Notation.of(layer));
  }

  final String nameOf(Parameter parameter) {
    return Notation.parameter(layer, pass.place(index), parameter);
  }

  void addForwardFormulas(Document document) {
    document.paragraph("`" + out + "` is what its forward makes of `" + in + "`.");
  }

  /** What stands between the parameters and the output. */
  void addOutputSteps(Document document) {}

  void addBackwardFormulas(Document document) {
    document.paragraph("These gradients are what its backward makes of `d" + out + "`.");
  }

  /** What stands before the input gradient. */
  void addInputGradientSteps(Document document) {}

  /** What stands at the end of the way back. */
  void addRemark(Document document) {}

  /** How the gradient of a parameter is calculated. */
  Document.Entry entryOf(Parameter parameter) {
    return (row, column) -> List.of();
  }

  /** How the input gradient is calculated. */
  List<Arithmetic> inputGradientEntry(int row, int column) {
    return List.of();
  }

  /** Embedding, by its formula. */
  static final class OfEmbedding extends LayerSection {
    OfEmbedding(RecordedPass pass, int index) {
      super(pass, index);
    }

    @Override
    void addForwardFormulas(Document document) {
      document.paragraph(
          "Each number in `%s` names a row of `%s`; these rows stand side by side in `%s`."
              .formatted(in, nameOf(layer.parameters().get(0)), out));
    }

    @Override
    void addBackwardFormulas(Document document) {
      document.paragraph(
          "Row s of `d%s` is the sum of the parts of `d%s` that belong to the symbol s."
              .formatted(nameOf(layer.parameters().get(0)), out));
    }
  }

  /** Dropout, by its formula. */
  static final class OfDropout extends LayerSection {
    OfDropout(RecordedPass pass, int index) {
      super(pass, index);
    }

    @Override
    void addForwardFormulas(Document document) {
      document.formula(out + " = " + in + " (.) M");
      document.paragraph(
          "Here `(.)` multiplies entry by entry. In training, an entry of the mask `M` is 0 where"
              + " something is dropped and otherwise 1 divided by the share that is kept; in"
              + " inference all are 1.");
    }

    @Override
    void addBackwardFormulas(Document document) {
      document.formula("d" + in + " = d" + out + " (.) M");
    }
  }

  /** BatchNorm and LayerNorm, by their formulas. */
  static final class OfNormalization extends LayerSection {
    private final boolean byColumn;

    OfNormalization(RecordedPass pass, int index) {
      super(pass, index);
      byColumn = layer instanceof BatchNorm;
    }

    @Override
    void addForwardFormulas(Document document) {
      Parameter scale = layer.parameters().get(0);
      Parameter shift = layer.parameters().get(1);
      document.formula("N = (" + in + " - mu)/sqrt(v + epsilon)");
      document.formula(out + " = N (.) " + nameOf(scale) + " + " + nameOf(shift));
      document.paragraph(
          byColumn
              ? "In training, `mu` and `v` are mean and variance of each column of `"
                  + in
                  + "`, otherwise the running ones. Scale and shift act on each row alike."
              : "Here `mu` and `v` are mean and variance of each row of `"
                  + in
                  + "`. Scale and shift act on each row alike.");
    }

    @Override
    void addBackwardFormulas(Document document) {
      String scale = nameOf(layer.parameters().get(0));
      String shift = nameOf(layer.parameters().get(1));
      document.paragraph(
          "`d%s` holds the sums of the columns of `d%s (.) N`, and `d%s` those of `d%s`."
              .formatted(scale, out, shift, out));
      document.formula("dN = d%s (.) %s".formatted(out, scale));
      document.formula(
          "d%s = (dN - mean(dN) - N (.) mean(dN (.) N))/sqrt(v + epsilon)".formatted(in));
      document.paragraph(
          byColumn
              ? "The means are those of each column. With running `mu` and `v`, which"
                  + " don't depend on"
                  + " `%s`, there are none: `d%s = dN/sqrt(v + epsilon)`.".formatted(in, in)
              : "The means are those of each row.");
    }
  }
}
