package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

class DisplayTest {
  private static final Rectangle SCREEN = new Rectangle(0, 30, 1400, 870); // below a bar

  @Test
  void theFirstWindowStandsInTheUpperLeftCorner() {
    assertThat(Display.place(new Dimension(960, 540), SCREEN, List.of()))
        .isEqualTo(new Point(0, 30));
  }

  @Test
  void aSecondOneHidesAsLittleAsCanBe() {
    Rectangle first = new Rectangle(0, 30, 600, 400);
    assertThat(Display.place(new Dimension(600, 400), SCREEN, List.of(first)))
        .isEqualTo(new Point(600, 30));
    // Two that are too large to stand beside each other have opposite corners.
    Rectangle large = new Rectangle(0, 30, 960, 540);
    assertThat(Display.place(new Dimension(960, 540), SCREEN, List.of(large)))
        .isEqualTo(new Point(440, 360));
  }

  @Test
  void theFourthOfFourStandsWhereNoneIs() {
    Dimension size = new Dimension(700, 435);
    List<Rectangle> three =
        List.of(
            new Rectangle(0, 30, 700, 435),
            new Rectangle(700, 30, 700, 435),
            new Rectangle(0, 465, 700, 435));
    assertThat(Display.place(size, SCREEN, three)).isEqualTo(new Point(700, 465));
  }

  @Test
  void fourWindowsOfPlotsStandBesideEachOther() {
    Rectangle screen = new Rectangle(0, 0, 1600, 1000);
    List<Rectangle> open = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      open.add(Display.bounds(new Dimension(960, 590), 0.56, screen, open));
    }
    for (int i = 0; i < 4; i++) {
      assertThat(screen.contains(open.get(i))).isTrue();
      for (int j = 0; j < i; j++) {
        assertThat(open.get(i).intersects(open.get(j))).as(open.toString()).isFalse();
      }
    }
    assertThat(open.get(0)).isEqualTo(new Rectangle(0, 0, 960, 590)); // nothing in its way
    assertThat(open.get(1)).isEqualTo(new Rectangle(0, 590, 652, 401)); // 410 are left below
  }

  /** Where there is no room for all, no title is hidden. */
  @Test
  void moreWindowsLeaveTheTitlesFree() {
    Rectangle screen = new Rectangle(0, 0, 1366, 768);
    List<Rectangle> open = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      open.add(Display.bounds(new Dimension(960, 590), 0.56, screen, open));
    }
    for (int i = 0; i < 7; i++) {
      Rectangle one = open.get(i);
      Rectangle title = new Rectangle(one.x, one.y, one.width, 36);
      assertThat(screen.contains(one)).isTrue();
      for (Rectangle later : open.subList(i + 1, 7)) {
        assertThat(later.intersects(title)).as("title of " + one + " by " + later).isFalse();
      }
    }
    assertThat(open.get(1).getSize()).isEqualTo(new Dimension(960, 590)); // not smaller for nothing
  }

  @Test
  void aWindowAsLargeAsTheScreenFits() {
    assertThat(Display.place(SCREEN.getSize(), SCREEN, List.of(SCREEN)))
        .isEqualTo(new Point(0, 30));
  }

  @Test
  void theIconIsSeenOnLightAndDark() {
    BufferedImage icon = Display.icon(32);
    int blue = Theme.LIGHT.color(0).getRGB();
    int white = Color.WHITE.getRGB();
    int blues = 0;
    int whites = 0;
    for (int i = 0; i < 32 * 32; i++) {
      blues += icon.getRGB(i % 32, i / 32) == blue ? 1 : 0;
      whites += icon.getRGB(i % 32, i / 32) == white ? 1 : 0;
    }
    assertThat(blues).isGreaterThan(500);
    assertThat(whites).isGreaterThan(20);
  }

  @Test
  void aWindowIsNoLargerThanTheScreen() throws Exception {
    assumeFalse(GraphicsEnvironment.isHeadless(), "no display: run under xvfb-run to see a window");
    SwingUtilities.invokeAndWait(
        () -> {
          JFrame frame = new JFrame("large");
          JPanel panel = new JPanel();
          panel.setPreferredSize(new Dimension(5000, 4000));
          frame.add(panel);
          Display.open(frame, 1);
          Dimension screen = Toolkit.getDefaultToolkit().getScreenSize();
          assertThat(frame.getWidth()).isLessThanOrEqualTo(screen.width);
          assertThat(frame.getHeight()).isLessThanOrEqualTo(screen.height);
          assertThat(frame.getIconImages()).hasSize(6);
          frame.dispose();
        });
  }
}
