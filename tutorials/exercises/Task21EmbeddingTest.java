package exercises;

import gradus.layers.Embedding;
import gradus.math.Matrix;
import java.util.Arrays;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 21, name = "embedding", lesson = 24)
class Task21EmbeddingTest {
  Task21Embedding yours = new Task21Embedding();

  private final double[][] table = {{1, 2}, {3, 4}, {5, 6}};

  @Test
  @Order(1)
  void everySymbolHasARow() {
    Answer.to(
            "lookup([[1, 2], [3, 4], [5, 6]], [2, 0, 2])", yours.lookup(table, new int[] {2, 0, 2}))
        .mistake(
            "Symbols count from 0: the row of symbol 2 is table[2].",
            new double[][] {{3, 4}, {5, 6}, {3, 4}})
        .mistake(
            "Take the row table[symbols[i]], not the row of the place i.",
            new double[][] {{1, 2}, {3, 4}, {5, 6}})
        .expect(
            "symbol 2 has the row 5 6, symbol 0 the row 1 2 (lesson 24).",
            new double[][] {{5, 6}, {1, 2}, {5, 6}});
  }

  @Test
  @Order(2)
  void theTableIsNotHandedOut() {
    double[][] rows = yours.lookup(table, new int[] {1});
    rows[0][0] = 99;
    Answer.to("The table after a change of the rows that lookup gave", table)
        .mistake(
            "lookup gave the table's own row: copy it, in Java row.clone().",
            new double[][] {{1, 2}, {99, 4}, {5, 6}})
        .expect(
            "who changes an output must not change the weights (lesson 24).",
            new double[][] {{1, 2}, {3, 4}, {5, 6}});
  }

  @Test
  @Order(3)
  void theGradientGoesToTheRowsLookedUp() {
    double[][] dY = {{1, 10}, {2, 20}};
    Answer.to("gradient(3, [2, 0], [[1, 10], [2, 20]])", yours.gradient(3, new int[] {2, 0}, dY))
        .mistake(
            "That is dY row by row: row i belongs to the symbol symbols[i].",
            new double[][] {{1, 10}, {2, 20}, {0, 0}})
        .mistake(
            "That has a row for each symbol of the text; it needs one for each of the table.",
            new double[][] {{1, 10}, {2, 20}})
        .expect(
            "symbol 2 gets 1 10, symbol 0 gets 2 20, and symbol 1 wasn't there (lesson 24).",
            new double[][] {{2, 20}, {0, 0}, {1, 10}});
  }

  @Test
  @Order(4)
  void aSymbolThatOccursTwiceGetsBothParts() {
    double[][] dY = {{1, 10}, {2, 20}, {4, 40}};
    Answer.to(
            "gradient(3, [1, 1, 0], [[1, 10], [2, 20], [4, 40]])",
            yours.gradient(3, new int[] {1, 1, 0}, dY))
        .mistake(
            "Symbol 1 occurs twice: add its parts with +=, rather than overwrite with =.",
            new double[][] {{4, 40}, {2, 20}, {0, 0}})
        .mistake(
            "Symbol 1 occurs twice: take the sum of its parts, not their mean.",
            new double[][] {{4, 40}, {1.5, 15}, {0, 0}})
        .mistake(
            "That divides by the number of rows; dY already holds the 1/n of the loss.",
            new double[][] {{1.3333, 13.3333}, {1, 10}, {0, 0}})
        .expect(
            "symbol 1 gets 1 + 2 = 3 and 10 + 20 = 30 (lessons 11 and 24).",
            new double[][] {{4, 40}, {3, 30}, {0, 0}});
  }

  @Test
  @Order(5)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();

    double[][] drawn = random.rows(4, 3, -2, 2);
    int[] symbols = {
      random.whole(0, 3), random.whole(0, 3), random.whole(0, 3), random.whole(0, 3)
    };
    double[][] dY = random.rows(4, 3, -1, 1);
    Embedding embedding = new Embedding(4, 3, 1, weights -> {});
    embedding.weights.value.setTo(new Matrix(drawn));
    Matrix input = new Matrix(4, 1);
    for (int i = 0; i < 4; i++) {
      input.set(i, 0, symbols[i]);
    }
    Matrix right = embedding.forward(input);
    embedding.backwardParameters(new Matrix(dY));
    Answer.to(
            "lookup(%s, %s)".formatted(RandomInputs.text(drawn), Arrays.toString(symbols)),
            yours.lookup(drawn, symbols))
        .expect(random.note("each symbol has its row", "lesson 24"), RandomInputs.rows(right));
    Answer.to(
            "gradient(4, %s, %s)".formatted(Arrays.toString(symbols), RandomInputs.text(dY)),
            yours.gradient(4, symbols, dY))
        .expect(
            random.note("each row of dY is added to that of its symbol", "lesson 24"),
            RandomInputs.rows(embedding.weights.gradient));
  }
}
