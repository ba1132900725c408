package gradus.inspect.worked;

/** A loss that is shown by its formulas, without the arithmetic of each entry. */
final class FormulaLossSection extends LossSection {
  private final String value;
  private final String gradient;

  private FormulaLossSection(Pass pass, String value, String gradient) {
    super(pass);
    this.value = value;
    this.gradient = gradient;
  }

  static LossSection huber(Pass pass) {
    return new FormulaLossSection(
        pass,
        "With `d = x - y`, an entry costs `d^2/2` where `|d| <= delta`, and otherwise"
            + " `delta*(|d| - delta/2)`. `l` and `L` are means over the entries.",
        "An entry of the gradient is `min(max(d, -delta), delta)/(n*k)`.");
  }

  static LossSection absoluteError(Pass pass) {
    return new FormulaLossSection(
        pass,
        "An entry costs `|x - y|`. `l` and `L` are means over the entries.",
        "An entry of the gradient is `sign(x - y)/(n*k)`.");
  }

  static LossSection hinge(Pass pass) {
    if (pass.output().numCols == 1) {
      return new FormulaLossSection(
          pass,
          "A row costs `l = max(0, 1 - s*x)`, where the sign `s` is 1 for yes and `-1` for no.",
          "A row has the gradient `-s/n` where it costs something, otherwise 0.");
    }
    return new FormulaLossSection(
        pass,
        "With the score `c` of the true class, each other score `x` costs `max(0, 1 - (c - x))/k`.",
        "Each other score has the gradient `1/(n*k)` where it costs something, otherwise 0; the"
            + " true class has their sum, with a minus.");
  }

  @Override
  void addForwardFormulas(Sheet sheet) {
    sheet.paragraph(value);
  }

  @Override
  void addBackwardFormulas(Sheet sheet) {
    sheet.paragraph(gradient);
  }
}
