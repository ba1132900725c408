package gradus.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.api.Test;

class ThemeTest {
  private static final Theme[] THEMES = {Theme.LIGHT, Theme.DARK};

  /** How much red, green and blue light people without one kind of cone see of each. */
  private static final double[][][] COLOR_BLINDNESS = {
    // G. Machado and others, "A physiologically-based model for simulation of color vision
    // deficiency" (2009), complete: no long, no medium, no short wavelengths
    {
      {0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}
    },
    {
      {0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}
    },
    {
      {1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.303900}
    }
  };

  private static double distance(Color a, Color b) {
    double[] p = ColorMap.lab(a);
    double[] q = ColorMap.lab(b);
    return Math.hypot(p[0] - q[0], Math.hypot(p[1] - q[1], p[2] - q[2]));
  }

  private static Color seenWith(double[][] blindness, Color color) {
    double[] light = new double[3];
    int[] channels = {color.getRed(), color.getGreen(), color.getBlue()};
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        light[i] += blindness[i][j] * Math.pow(channels[j] / 255.0, 2.2);
      }
      light[i] = Math.pow(Math.max(0, Math.min(1, light[i])), 1 / 2.2);
    }
    return new Color((float) light[0], (float) light[1], (float) light[2]);
  }

  @Test
  void lettersCanBeRead() {
    for (Theme theme : THEMES) {
      assertThat(ColorMap.contrast(theme.text, theme.background)).isGreaterThan(12);
      assertThat(ColorMap.contrast(theme.mutedText, theme.background)).isGreaterThan(4.5);
      // The grid is seen, and no more.
      assertThat(ColorMap.contrast(theme.grid, theme.background)).isBetween(1.15, 1.5);
    }
  }

  @Test
  void everyColorHasAReadableForm() {
    for (Theme theme : THEMES) {
      for (int i = 0; i < 24; i++) {
        Color readable = theme.readable(theme.color(i));
        assertThat(ColorMap.contrast(readable, theme.background)).isGreaterThanOrEqualTo(4.5);
      }
      assertThat(theme.readable(theme.color(0))).isEqualTo(theme.color(0));
    }
    // The yellow has a contrast of 1.3 on white.
    assertThat(Theme.LIGHT.readable(Theme.LIGHT.color(6))).isNotEqualTo(Theme.LIGHT.color(6));
  }

  @Test
  void textOnAnAreaIsTheOneThatReadsBetter() {
    assertThat(Theme.LIGHT.textOn(Color.WHITE)).isEqualTo(Theme.LIGHT.text);
    assertThat(Theme.LIGHT.textOn(Theme.LIGHT.color(0))).isEqualTo(Theme.LIGHT.background);
    assertThat(Theme.DARK.textOn(Color.WHITE)).isEqualTo(Theme.DARK.background);
    assertThat(Theme.DARK.textOn(Color.BLACK)).isEqualTo(Theme.DARK.text);
  }

  @Test
  void eightColorsAreToldApartWithAnyColorBlindness() {
    for (Theme theme : THEMES) {
      for (double[][] blindness : COLOR_BLINDNESS) {
        for (int i = 0; i < 8; i++) {
          for (int j = 0; j < i; j++) {
            Color one = seenWith(blindness, theme.color(i));
            Color other = seenWith(blindness, theme.color(j));
            // About 0.02 is the least that the eye can tell.
            assertThat(distance(one, other)).as("%s: %s and %s", theme, i, j).isGreaterThan(0.07);
          }
        }
      }
    }
  }

  @Test
  void noTwoOfEightColorsAreEquallyLight() {
    for (Theme theme : THEMES) {
      for (int i = 0; i < 8; i++) {
        for (int j = 0; j < i; j++) {
          double one = ColorMap.lightness(theme.color(i));
          double other = ColorMap.lightness(theme.color(j));
          // In a gray print; Okabe and Ito's vermilion and green differ by 0.0015.
          assertThat(Math.abs(one - other)).as("%s: %s and %s", theme, i, j).isGreaterThan(0.04);
        }
      }
    }
  }

  @Test
  void twentyFourColorsAreDistinctAndThenTheyComeAgain() {
    for (Theme theme : THEMES) {
      for (int i = 0; i < 24; i++) {
        for (int j = 0; j < i; j++) {
          assertThat(distance(theme.color(i), theme.color(j)))
              .as("%s: %s and %s", theme, i, j)
              .isGreaterThan(0.04);
        }
        assertThat(theme.color(i + 24)).isEqualTo(theme.color(i));
      }
    }
  }

  @Test
  void thingsInAnOrderGetLighterAndAreAllSeen() {
    for (Theme theme : THEMES) {
      double last = 0;
      for (int i = 0; i < 10; i++) {
        Color color = theme.inOrder(i, 10);
        assertThat(ColorMap.lightness(color)).isGreaterThan(last + 0.02);
        assertThat(ColorMap.contrast(color, theme.background)).isGreaterThan(1.9);
        last = ColorMap.lightness(color);
      }
      assertThat(theme.inOrder(0, 1)).isEqualTo(theme.inOrder(0, 10));
    }
  }

  @Test
  void theFontIsBundled() {
    assertThat(Theme.regular(13).getFontName()).isEqualTo("Inter Regular");
    assertThat(Theme.semiBold(19).getFontName()).isEqualTo("Inter Semi Bold");
    assertThat(Theme.semiBold(19).getSize2D()).isEqualTo(19);
    assertThat(Theme.LIGHT).hasToString("light");
    assertThat(Theme.DARK).hasToString("dark");
  }
}
