package gradus.data;

/**
 * Three parts of a data set: one to learn from, one to choose by (how many epochs, which learning
 * rate) and one to test on at the end. Every row is in exactly one.
 *
 * <p>What was chosen by the validation part looks better there than it is; the test part, looked at
 * once, tells the truth. Stratified and reproducible as {@link Split} is: every part gets its share
 * of each class, and of the whole, to within a row. Where that is less than a row it gets one all
 * the same, and the others get less.
 *
 * @param train to learn from
 * @param validation to choose by
 * @param test to test on
 */
public record ThreeWaySplit(Dataset train, Dataset validation, Dataset test) {

  /** See {@link Dataset#split(double, double, long)}. */
  static ThreeWaySplit of(
      Dataset dataset, double trainFraction, double validationFraction, long seed) {
    boolean positive = trainFraction > 0 && validationFraction > 0;
    if (!(positive && trainFraction + validationFraction < 1)) {
      throw new IllegalArgumentException(
          ("split got a training fraction of %s and a validation fraction of %s, but expects two"
                  + " numbers above 0 that together are below 1, such as 0.6 and 0.2: the test part"
                  + " gets the rest.")
              .formatted(trainFraction, validationFraction));
    }
    StratifiedPartition parts =
        Split.partition(dataset).byShares(seed, trainFraction, validationFraction);
    return new ThreeWaySplit(
        Split.part(dataset, parts.rowsOf(0), "training"),
        Split.part(dataset, parts.rowsOf(1), "validation"),
        Split.part(dataset, parts.rowsOf(2), "test"));
  }

  /** The three names and how many rows each part has, short enough for a debugger's view. */
  @Override
  public String toString() {
    return "ThreeWaySplit(%s: %d rows, %s: %d rows, %s: %d rows)"
        .formatted(
            train.name(),
            train.rows(),
            validation.name(),
            validation.rows(),
            test.name(),
            test.rows());
  }
}
