package exercises;

import exercises.Task25NameTheBug.Fault;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 25, name = "a bug to name", lesson = 17)
class Task25NameTheBugTest {
  Task25NameTheBug yours = new Task25NameTheBug();

  private void expect(char letter, Fault right, String evidence) {
    Fault got = yours.faultOf(letter);
    if (got != right) {
      throw new AssertionError("faultOf('%s') is %s. %s".formatted(letter, got, evidence));
    }
  }

  @Test
  @Order(1)
  void trainingA() {
    expect(
        'A',
        Fault.SHUFFLED_LABELS,
        "Look at its first and last loss: ln 3 is what guessing costs, and 30 epochs get it only a little lower. Its rows are logits, and its steps go down. What is there to learn (lesson 17)?");
  }

  @Test
  @Order(2)
  void trainingB() {
    expect(
        'B',
        Fault.SOFTMAX_TWICE,
        "Look at what a row of its output adds up to: the loss takes logits, and logits add up to anything (lessons 07 and 17).");
  }

  @Test
  @Order(3)
  void trainingC() {
    expect(
        'C',
        Fault.ASCENT,
        "Its loss rises from the first step on. Which of the faults can do that (lesson 17)?");
  }

  @Test
  @Order(4)
  void trainingD() {
    expect(
        'D',
        Fault.NONE,
        "It falls steadily to a small loss, its accuracy is high, and its rows are logits. Not every run has a fault (lesson 17).");
  }

  @Test
  @Order(5)
  void trainingE() {
    expect(
        'E',
        Fault.TINY_RATE,
        "Its loss falls in every line, as it should, but how far in 30 epochs (lessons 15 and 17)?");
  }
}
