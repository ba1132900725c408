package solutions;

/** One way to do task 24. */
public class Task24Baselines extends exercises.Task24Baselines {
  @Override
  public double lossOfZeroWeights(int classes) {
    return StrictMath.log(classes);
  }

  @Override
  public double accuracyOfTheCommonest(int[] counts) {
    int sum = 0;
    int largest = 0;
    for (int count : counts) {
      sum += count;
      largest = Math.max(largest, count);
    }
    return (double) largest / sum;
  }

  @Override
  public double lossOfTheShares(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    double loss = 0;
    for (int count : counts) {
      double share = (double) count / sum;
      loss -= share * StrictMath.log(share);
    }
    return loss;
  }

  @Override
  public double errorOfTheMean(double[] targets) {
    double mean = 0;
    for (double target : targets) {
      mean += target / targets.length;
    }
    double sum = 0;
    for (double target : targets) {
      sum += (target - mean) * (target - mean);
    }
    return Math.sqrt(sum / targets.length);
  }
}
