package gradus.plots;

import static gradus.plots.Pictures.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EndLabelsTest {
  private static final double HEIGHT = EndLabels.HEIGHT;

  @Test
  void whatIsFarApartStaysWhereItIs() {
    assertThat(EndLabels.apart(new double[] {100, 150, 300}, 0, 400))
        .containsExactly(100, 150, 300);
  }

  @Test
  void whatIsTooNearStandsAroundItsMean() {
    // Three of HEIGHT 19 at 200: one moves up, one stays, one moves down.
    assertThat(EndLabels.apart(new double[] {200, 200, 200}, 0, 400))
        .containsExactly(new double[] {181, 200, 219}, within(1e-9));
    // Two at 100 and 101: their middle 100.5 ± 9.5
    assertThat(EndLabels.apart(new double[] {100, 101, 300}, 0, 400))
        .containsExactly(new double[] {91, 110, 300}, within(1e-9));
  }

  @Test
  void nothingLeavesThePlotArea() {
    assertThat(EndLabels.apart(new double[] {0, 0, 1}, 0, 400))
        .containsExactly(new double[] {0, 19, 38}, within(1e-9));
    assertThat(EndLabels.apart(new double[] {398, 400, 400}, 0, 400))
        .containsExactly(new double[] {362, 381, 400}, within(1e-9));
  }

  @Test
  void oneToFortyNeverOverlapWhereTheyFit() {
    Random random = new Random(5);
    for (int count = 1; count <= 40; count++) {
      double bottom = 51 + (count - 1) * HEIGHT * (1 + random.nextDouble());
      double[] ends = random.doubles(count, 50, bottom).sorted().toArray();
      double[] heights = EndLabels.apart(ends, 50, bottom);
      assertThat(heights[0]).isGreaterThanOrEqualTo(50);
      assertThat(heights[count - 1]).isLessThanOrEqualTo(bottom + 1e-9);
      for (int i = 1; i < count; i++) {
        assertThat(heights[i] - heights[i - 1]).isGreaterThanOrEqualTo(HEIGHT - 1e-9);
      }
    }
  }

  @Test
  void whereTheyDontFitOnlySomeAreWritten() {
    // 200 labels in the height of 11: every 19th is written, 200/19 = 10.5 of them.
    BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    EndLabels labels = new EndLabels(Theme.DARK, new Rectangle(300, 300), List.of("●"));
    for (int i = 0; i < 200; i++) {
      labels.add("●", Color.WHITE, 50, 40 + i);
    }
    labels.paint(graphics, new Rectangle(0, 40, 60, (int) (10 * HEIGHT)));
    int written = 0;
    boolean inLetter = false;
    for (int y = 0; y < 300; y++) {
      boolean ink = count(image, Color.WHITE, new Rectangle(75, y, 20, 1)) > 0;
      written += ink && !inLetter ? 1 : 0;
      inLetter = ink;
    }
    assertThat(written).isEqualTo(11);
  }

  @Test
  void roomIsThatOfTheWidestText() {
    double one = EndLabels.room(List.of("training"), 1000);
    assertThat(EndLabels.room(List.of("a", "training", "b"), 1000)).isEqualTo(one);
    assertThat(EndLabels.room(List.of("training"), 50)).isEqualTo(50);
    assertThat(EndLabels.room(List.of(), 1000)).isZero();
  }
}
