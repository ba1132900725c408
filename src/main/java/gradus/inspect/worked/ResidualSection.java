package gradus.inspect.worked;

import java.util.List;

/** A residual block: the layers inside, one after the other, and the sum of both paths. */
final class ResidualSection extends LayerSection {
  private final List<LayerSection> inside;
  private final String first; // X2.0 for layer 2: its input, on its way through the layers
  private final String last; // what the last layer inside outputs

  ResidualSection(RecordedPass pass, int index, List<LayerSection> inside) {
    super(pass, index);
    this.inside = inside;
    first = inside.get(0).in;
    last = inside.get(inside.size() - 1).out;
  }

  @Override
  void addForward(Document document) {
    addTitle(document);
    document.formula(out + " = " + in + " + F(" + in + ")");
    document.paragraph(
        "`F` are the layers inside the block. On their path, `%s` is called `%s`, and `%s` is the output of the last one."
            .formatted(in, first, last));
    for (LayerSection section : inside) {
      section.addForward(document);
    }
    addSumTitle(document);
    document.formula(out + " = " + in + " + " + last);
    document.entries(out, output, this::outputEntry);
    document.matrix(out, output);
  }

  private void addSumTitle(Document document) {
    document.heading(2, "Layer " + pass.place(index) + ": the sum of both paths");
  }

  private List<Arithmetic> outputEntry(int row, int column) {
    double passed = inside.get(inside.size() - 1).output.get(row, column);
    return List.of(sum(input.get(row, column), passed));
  }

  @Override
  void addBackward(Document document) {
    addTitle(document);
    document.formula("d" + in + " = d" + out + " + d" + first);
    document.paragraph(
        "Both paths get the same gradient: `d%s` is `d%s`. Here it goes back through the layers inside, to `d%s`."
            .formatted(last, out, first));
    for (int i = inside.size() - 1; i >= 0; i--) {
      inside.get(i).addBackward(document);
    }
    addSumTitle(document);
    addInputGradient(document);
  }

  @Override
  List<Arithmetic> inputGradientEntry(int row, int column) {
    double sentBack = inside.get(0).inputGradient.get(row, column);
    return List.of(sum(outputGradient.get(row, column), sentBack));
  }

  private static Arithmetic sum(double a, double b) {
    return Arithmetic.number(a).plus(Arithmetic.number(b));
  }
}
