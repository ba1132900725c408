package gradus.persist;

import gradus.math.Quote;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a {@link Classifier} says about one example.
 *
 * @param className the most probable class
 * @param probability its probability
 * @param probabilities of all classes by name, in the model's order
 */
public record Prediction(String className, double probability, Map<String, Double> probabilities) {
  /** Keeps a copy, in the given order. */
  public Prediction {
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
  }

  /** As in {@code setosa (99.8 %)}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s (%.1f %%)", Quote.visible(className), 100 * probability);
  }
}
