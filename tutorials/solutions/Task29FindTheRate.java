package solutions;

/** One way to do task 29. */
public class Task29FindTheRate extends exercises.Task29FindTheRate {
  @Override
  public double[] rates(double low, double high, int count) {
    double factor = StrictMath.pow(high / low, 1.0 / (count - 1));
    double[] rates = new double[count];
    for (int i = 0; i < count; i++) {
      rates[i] = low * StrictMath.pow(factor, i);
    }
    return rates;
  }

  @Override
  public double best(Trial trial, double[] rates) {
    double best = rates[0];
    double lowest = Double.POSITIVE_INFINITY;
    for (double rate : rates) {
      double loss = trial.loss(rate);
      if (loss < lowest) { // never true for NaN
        lowest = loss;
        best = rate;
      }
    }
    return best;
  }

  @Override
  public double rateForSum(double rateForMean, int n) {
    return rateForMean / n;
  }

  @Override
  public double rateForMomentum(double rateForSgd, double momentum) {
    return rateForSgd * (1 - momentum);
  }
}
