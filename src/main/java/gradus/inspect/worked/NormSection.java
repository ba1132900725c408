package gradus.inspect.worked;

import gradus.layers.BatchNorm;
import gradus.layers.Parameter;

/** BatchNorm and LayerNorm, by their formulas. */
final class NormSection extends LayerSection {
  private final boolean byColumn;

  NormSection(Pass pass, int index) {
    super(pass, index);
    byColumn = layer instanceof BatchNorm;
  }

  @Override
  void addForwardFormulas(Sheet sheet) {
    Parameter scale = layer.parameters().get(0);
    Parameter shift = layer.parameters().get(1);
    sheet.formula("N = (" + in + " - mu)/sqrt(v + epsilon)");
    sheet.formula(out + " = N (.) " + nameOf(scale) + " + " + nameOf(shift));
    sheet.paragraph(
        byColumn
            ? "In training, `mu` and `v` are mean and variance of each column of `"
                + in
                + "`, otherwise the running ones. Scale and shift act on each row alike."
            : "Here `mu` and `v` are mean and variance of each row of `"
                + in
                + "`. Scale and shift act on each row alike.");
  }

  @Override
  void addBackwardFormulas(Sheet sheet) {
    String scale = nameOf(layer.parameters().get(0));
    String shift = nameOf(layer.parameters().get(1));
    sheet.paragraph(
        "`d%s` holds the sums of the columns of `d%s (.) N`, and `d%s` those of `d%s`."
            .formatted(scale, out, shift, out));
    sheet.formula("dN = d%s (.) %s".formatted(out, scale));
    sheet.formula("d%s = (dN - mean(dN) - N (.) mean(dN (.) N))/sqrt(v + epsilon)".formatted(in));
    sheet.paragraph(
        byColumn
            ? "The means are those of each column. With running `mu` and `v`, which don't depend on"
                + " `%s`, there are none: `d%s = dN/sqrt(v + epsilon)`.".formatted(in, in)
            : "The means are those of each row.");
  }
}
