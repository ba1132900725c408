package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.awt.Rectangle;
import javax.swing.JPanel;
import org.junit.jupiter.api.Test;

class WrapLayoutTest {
  private final WrapLayout layout = new WrapLayout(10, 4);
  private final JPanel panel = new JPanel(layout);

  /** Three parts of 100×20, 100×30 and 100×20. */
  WrapLayoutTest() {
    for (int height : new int[] {20, 30, 20}) {
      JPanel part = new JPanel();
      part.setPreferredSize(new Dimension(100, height));
      panel.add(part);
    }
  }

  private Rectangle bounds(int part) {
    return panel.getComponent(part).getBounds();
  }

  @Test
  void onOneLineIfThereIsRoom() {
    assertThat(layout.heightFor(panel, 320)).isEqualTo(30);
    panel.setSize(320, 30);
    panel.doLayout();
    assertThat(bounds(0)).isEqualTo(new Rectangle(0, 5, 100, 20)); // on the middle of the line
    assertThat(bounds(2)).isEqualTo(new Rectangle(220, 5, 100, 20));
  }

  @Test
  void onMoreLinesOtherwise() {
    assertThat(layout.heightFor(panel, 319)).isEqualTo(30 + 4 + 20);
    assertThat(layout.heightFor(panel, 100)).isEqualTo(20 + 4 + 30 + 4 + 20);
    panel.setSize(319, 54);
    panel.doLayout();
    assertThat(bounds(2)).isEqualTo(new Rectangle(0, 34, 100, 20));
  }

  @Test
  void aPartThatIsTooWideIsCut() {
    panel.setSize(60, 100);
    panel.doLayout();
    assertThat(bounds(0)).isEqualTo(new Rectangle(0, 0, 60, 20));
  }

  @Test
  void whatIsHiddenTakesNoRoom() {
    panel.getComponent(1).setVisible(false);
    assertThat(layout.heightFor(panel, 210)).isEqualTo(20);
    assertThat(layout.minimumLayoutSize(panel)).isEqualTo(new Dimension(100, 20 + 4 + 20));
  }
}
