package gradus.inspect.worked;

/** Dropout, by its formula. */
final class DropoutSection extends LayerSection {
  DropoutSection(Pass pass, int index) {
    super(pass, index);
  }

  @Override
  void addForwardFormulas(Sheet sheet) {
    sheet.formula(out + " = " + in + " (.) M");
    sheet.paragraph(
        "Here `(.)` multiplies entry by entry. In training, an entry of the mask `M` is 0 where"
            + " something is dropped and otherwise 1 divided by the share that is kept; in"
            + " inference all are 1.");
  }

  @Override
  void addBackwardFormulas(Sheet sheet) {
    sheet.formula("d" + in + " = d" + out + " (.) M");
  }
}
