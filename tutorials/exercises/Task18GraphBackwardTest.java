package exercises;

import exercises.Task18GraphBackward.Node;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Task(number = 18, name = "backward through a graph", lesson = 11)
class Task18GraphBackwardTest {
  Task18GraphBackward yours = new Task18GraphBackward();

  private static double[] gradients(List<Node> nodes) {
    return nodes.stream().mapToDouble(node -> node.gradient).toArray();
  }

  /** a, b, p = a*b, q = a*a, f = p + q. */
  private static List<Node> graph(double aValue, double bValue) {
    Node a = Node.of(aValue);
    Node b = Node.of(bValue);
    Node p = Node.product(a, b);
    Node q = Node.product(a, a);
    return List.of(a, b, p, q, Node.sum(p, q));
  }

  @Test
  @Order(1)
  void theLastNodeStartsWithOne() {
    List<Node> nodes = List.of(Node.of(7));
    yours.backward(nodes);
    Answer.to("The gradient of a single node after backward", gradients(nodes))
        .mistake("The last node changes as fast as itself: set its gradient to 1.", 0)
        .mistake("That is its value; its derivative with respect to itself is 1.", 7)
        .expect("df/df = 1 (lesson 11).", 1);
  }

  @Test
  @Order(2)
  void eachInputGetsTheGradientTimesTheLocalDerivative() {
    Node a = Node.of(3);
    Node b = Node.of(-4);
    List<Node> nodes = List.of(a, b, Node.product(a, b));
    yours.backward(nodes);
    Answer.to("The gradients of a = 3, b = -4 and a*b", gradients(nodes))
        .mistake("Nothing went back to the inputs.", 0, 0, 1)
        .mistake("Multiply by the local derivatives; 1 is right only for a sum.", 1, 1, 1)
        .mistake(
            "The local derivative of a product with respect to a is b: use localDerivatives, not the input's own value.",
            3,
            -4,
            1)
        .expect(
            "the product changes with a as fast as b says, and the other way around (lesson 11).",
            -4,
            3,
            1);
  }

  @Test
  @Order(3)
  void whereANodeIsUsedTwiceItsSharesAddUp() {
    List<Node> nodes = graph(3, -4);
    yours.backward(nodes);
    Answer.to(
            "The gradients of a, b, p = a*b, q = a*a, f = p + q at a = 3, b = -4", gradients(nodes))
        .mistake(
            "a is used three times: add each share with +=, rather than overwrite it with =.",
            -4,
            3,
            1,
            1,
            1)
        .mistake(
            "a is used three times: add each share with +=, rather than overwrite it with =.",
            3,
            3,
            1,
            1,
            1)
        .mistake(
            "Go from the last node to the first: a node must be complete before it passes on its gradient.",
            0,
            0,
            1,
            1,
            1)
        .mistake("Both inputs of a*a get a share, even if they are the same node.", -1, 3, 1, 1, 1)
        .expect("a gets -4 from p, and 3 and 3 from q: together 2 (lesson 11).", 2, 3, 1, 1, 1);
  }

  @Test
  @Order(4)
  void theChainRuleMultipliesAlongAPath() {
    Node x = Node.of(2);
    Node square = Node.product(x, x);
    List<Node> nodes = List.of(x, square, Node.product(square, square));
    yours.backward(nodes);
    Answer.to("The gradients of x = 2, s = x*x and f = s*s", gradients(nodes))
        .mistake(
            "Pass on the gradient of the node times the local derivative, not the local derivative alone.",
            4,
            8,
            1)
        .expect("f is x^4: df/ds = 2s = 8 and df/dx = 4x^3 = 32 (lesson 11).", 32, 8, 1);
  }

  @Test
  @Order(5)
  void oldGradientsAreOverwritten() {
    List<Node> nodes = graph(3, -4);
    yours.backward(nodes);
    yours.backward(nodes);
    Answer.to("The gradients after a second backward", gradients(nodes))
        .mistake(
            "The first gradients were still there: set all of them to 0 before you begin.",
            6,
            9,
            2,
            2,
            1)
        .expect("they are the same as the first time (lesson 11).", 2, 3, 1, 1, 1);
  }

  @Test
  @Order(6)
  void inputsThatNobodyKnowsBeforehand() {
    RandomInputs random = new RandomInputs();

    double a = random.number(-3, 3);
    double b = random.number(-3, 3);
    List<Node> nodes = graph(a, b);
    yours.backward(nodes);
    Answer.to(
            "The gradients of a, b, p = a*b, q = a*a, f = p + q at a = %s, b = %s".formatted(a, b),
            gradients(nodes))
        .expect(random.note("df/da = b + 2a, df/db = a", "lesson 11"), b + 2 * a, a, 1, 1, 1);
  }
}
