package gradus.plots;

import java.awt.FlowLayout;
import java.awt.GridLayout;
import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** A row of numbers, each under its name. */
final class LiveFigures {
  final JPanel panel = new JPanel(new FlowLayout(FlowLayout.LEFT, 0, 0));

  private final List<JLabel> values = new ArrayList<>();

  LiveFigures(Theme theme) {
    panel.setBackground(theme.background);
    panel.setBorder(BorderFactory.createEmptyBorder(6, 24, 10, 24));
    for (String name : LiveState.NAMES) {
      addCell(name, theme);
    }
  }

  private void addCell(String name, Theme theme) {
    JLabel above = new JLabel(name);
    above.setFont(Theme.regular(13));
    above.setForeground(theme.mutedText);
    JLabel value = new JLabel("0.0000e-000"); // as wide as any, so that nothing jumps
    value.setFont(Theme.semiBold(19));
    value.setForeground(theme.text);
    JPanel cell = new JPanel(new GridLayout(2, 1));
    cell.setOpaque(false);
    cell.setBorder(BorderFactory.createEmptyBorder(0, 0, 0, 24));
    cell.add(above);
    cell.add(value);
    cell.setPreferredSize(cell.getPreferredSize());
    panel.add(cell);
    value.setText("-");
    values.add(value);
  }

  void show(List<String> figures) {
    for (int i = 0; i < values.size(); i++) {
      values.get(i).setText(figures.get(i));
    }
  }
}
