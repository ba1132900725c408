package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import org.junit.jupiter.api.Test;

class TileLayoutTest {
  private static final Rectangle PAGE = new Rectangle(24, 70, 912, 400);

  @Test
  void tenSquaresOnAWidePageStandInTwoRowsOfFive() {
    // One row: 10 columns of (912 + 12) / 10 − 12 = 80.4. Two rows: the height allows
    // (400 + 12) / 2 − 12 − 20 = 174, the width (912 + 12) / 5 − 12 = 172.8. Three rows:
    // (400 + 12) / 3 − 32 = 105.
    TileLayout tiles = new TileLayout(PAGE, 10, 1, 20);
    assertThat(tiles.tile(0)).isEqualTo(new Rectangle(24, 70, 172, 172));
    assertThat(tiles.tile(4)).isEqualTo(new Rectangle(763, 70, 172, 172));
    // The second row ends with the page: 192.8 − 0.8 above its lower end.
    assertThat(tiles.tile(5).getLocation().y).isEqualTo(70 + (int) (400 - 172.8 - 20));
  }

  @Test
  void twoRowsOnAHighPageMoveApart() {
    // Seven columns of (912 + 12) / 7 − 12 = 120 are larger than three rows of five, (500 + 12) / 3
    // −
    // 12 − 38 = 120.7 being the height, if the page is a little lower: 116 of 486.
    TileLayout tiles = new TileLayout(new Rectangle(24, 70, 912, 486), 14, 1, 38);
    assertThat(tiles.tile(7).x).isEqualTo(24);
    // 158 high with its caption: moved apart to one and a half times of that.
    assertThat(tiles.tile(7).y).isEqualTo(70 + 237);
  }

  @Test
  void allLieOnThePageAndNoneOnAnother() {
    for (int count = 1; count <= 60; count++) {
      TileLayout tiles = new TileLayout(PAGE, count, 1.5, 18);
      for (int i = 0; i < count; i++) {
        assertThat(PAGE.contains(tiles.tile(i))).as("%s of %s", i, count).isTrue();
        for (int other = 0; other < i; other++) {
          assertThat(tiles.tile(i).intersects(tiles.tile(other))).isFalse();
        }
      }
    }
  }

  @Test
  void wideCaptionsLeaveRoomForFewerPictures() {
    TileLayout tiles = TileLayout.captioned(PAGE, 60, 1, 20, 150);
    assertThat(tiles.step()).isGreaterThanOrEqualTo(150);
    assertThat(tiles.count()).isEqualTo(18); // three rows of six
    assertThat(TileLayout.captioned(PAGE, 60, 1, 20, 1e6).count()).isEqualTo(1);
  }
}
