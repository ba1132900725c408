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
    if (byColumn) {
      sheet.formula("dN = d%s - (d%s + N (.) d%s)/n".formatted(out, shift, scale));
      sheet.formula("d%s = dN (.) %s/sqrt(v + epsilon)".formatted(in, scale));
      sheet.paragraph("With running `mu` and `v`, `dN` is `d%s`.".formatted(out));
    } else {
      sheet.formula("dN = d%s (.) %s".formatted(out, scale));
      sheet.formula("d%s = (dN - mean(dN) - N (.) mean(dN (.) N))/sqrt(v + epsilon)".formatted(in));
    }
  }
}
