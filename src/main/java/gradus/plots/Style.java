package gradus.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import org.knowm.xchart.style.XYStyler;

/**
 * How all plots look: one font, few colours, and no ink that says nothing.
 *
 * <p>The font is Inter, bundled so that a picture looks the same on every machine. The colours for
 * curves are blue and vermilion of Okabe and Ito's palette, which people with any kind of colour
 * blindness tell apart.
 */
final class Style {
  static final Color BACKGROUND = Color.WHITE;
  static final Color TEXT = new Color(0x1F2430);
  static final Color MUTED_TEXT = new Color(0x6B7280);
  static final Color GRID = new Color(0xE6E8EE);
  static final Color BLUE = new Color(0x0072B2);
  static final Color VERMILION = new Color(0xD55E00);

  static final BasicStroke CURVE =
      new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  private static final Font REGULAR = load("Inter-Regular.otf");
  private static final Font SEMI_BOLD = load("Inter-SemiBold.otf");

  private Style() {}

  static Font regular(float size) {
    return REGULAR.deriveFont(size);
  }

  static Font semiBold(float size) {
    return SEMI_BOLD.deriveFont(size);
  }

  /** Takes away what XChart draws by itself; titles and labels are drawn by the plots. */
  static void applyTo(XYStyler styler) {
    styler.setBaseFont(regular(13));
    styler.setChartBackgroundColor(BACKGROUND);
    styler.setPlotBackgroundColor(BACKGROUND);
    styler.setPlotBorderVisible(false);
    styler.setChartTitleVisible(false);
    styler.setLegendVisible(false);
    styler.setChartPadding(16);
    styler.setChartFontColor(MUTED_TEXT);
    styler.setAxisTitleFont(regular(13));
    styler.setAxisTickLabelsFont(regular(13));
    styler.setAxisTickLabelsColor(MUTED_TEXT);
    styler.setAxisTicksMarksVisible(false);
    styler.setAxisTicksLineVisible(false);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setPlotContentSize(0.999);
    styler.setAntiAlias(true);
  }

  private static Font load(String file) {
    try (InputStream stream = Style.class.getResourceAsStream(file)) {
      return Font.createFont(Font.TRUETYPE_FONT, stream);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("The bundled font " + file + " cannot be loaded.", e);
    }
  }
}
