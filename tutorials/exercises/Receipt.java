package exercises;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.data.Standardizer;
import gradus.data.files.Datasets;
import gradus.layers.Dense;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.metrics.Accuracy;
import gradus.optimizers.SGD;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Shows that somebody has run an experiment: it trains a network on Iris with a student's number as
 * the seed, at a learning rate that the student chooses, and prints a receipt, a short hash of the
 * trained weights. They are the same to the bit on every computer, so a teacher's run gives the
 * same receipt.
 *
 * <pre>
 * mvn -q -Dlesson=Receipt -Dargs="20417 0.05"
 * mvn -q -Dlesson=Receipt -Dargs="verify handed-in.csv"
 * </pre>
 *
 * <p>Each line of the teacher's file is number,rate,receipt.
 */
public final class Receipt {
  private Receipt() {}

  /** Prints a receipt, or verifies those of a file; ends with the code 1 if one is wrong. */
  public static void main(String[] args) throws IOException {
    if (args.length == 2 && args[0].equals("verify")) {
      System.exit(verify(Files.readAllLines(Path.of(args[1]))) ? 0 : 1);
    }
    if (args.length != 2 || !args[0].matches("\\d{1,18}")) {
      System.out.println(
          "Give your student number and a learning rate, such as -Dargs=\"20417 0.05\".");
      System.exit(1);
    }
    System.out.println(of(Long.parseLong(args[0]), args[1]));
  }

  private static boolean verify(List<String> lines) {
    boolean right = true;
    for (String line : lines) {
      String verdict = line.isBlank() ? null : verdict(line);
      if (verdict != null) {
        right &= verdict.equals("right");
        System.out.println(line.strip() + ": " + verdict);
      }
    }
    return right;
  }

  /** "right", or what is wrong with a line of number, rate and receipt. */
  static String verdict(String line) {
    String[] parts = line.strip().split("\\s*,\\s*", -1);
    if (parts.length != 3 || !parts[0].matches("\\d{1,18}")) {
      return "a line is number,rate,receipt, as in 20417,0.05,1a2b3c4d";
    }
    String text;
    try {
      text = of(Long.parseLong(parts[0]), parts[1]);
    } catch (IllegalArgumentException e) {
      return "no run: " + e.getMessage();
    }
    String receipt = text.substring(text.lastIndexOf(' ') + 1);
    return receipt.equals(parts[2]) ? "right" : "wrong, it is " + receipt;
  }

  /** Trains, and writes what came of it; the receipt is the last word. */
  static String of(long number, String rate) {
    Split split = Datasets.iris().split(0.8, number);
    Standardizer scale = Standardizer.fit(split.train());
    Dataset test = scale.apply(split.test());
    Random random = new Random(number);
    Network network = new Network(new Dense(4, 16, random), new ReLU(), new Dense(16, 3, random));
    SGD sgd = new SGD(network.parameters(), Double.parseDouble(rate));
    Trainer trainer = new Trainer(network, new SoftmaxCrossEntropy(), sgd);
    trainer.setBatchSize(16);
    trainer.setSeed(number);
    trainer.setQuiet(true);
    trainer.fit(scale.apply(split.train()), 20);
    double accuracy = Accuracy.of(network.predict(test.inputs()), test.targets());
    return String.format(
        Locale.ROOT,
        "Student %d, rate %s: test accuracy %.3f, receipt %s",
        number,
        rate,
        accuracy,
        hash(network.parameters()));
  }

  /** The first eight digits of SHA-256 of all weights. */
  private static String hash(List<Parameter> parameters) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Parameter parameter : parameters) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * parameter.value.getNumElements());
        for (int i = 0; i < parameter.value.getNumElements(); i++) {
          bytes.putDouble(parameter.value.data[i]);
        }
        digest.update(bytes.array());
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
