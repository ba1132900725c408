package gradus.plots.live;

import gradus.plots.Theme;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Insets;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/**
 * What there is to say in a {@link LiveWindow}: a line for how it goes, and one for the first thing
 * that the doctor finds, which is there only if there is one. Long texts are wrapped, and can be
 * copied.
 */
final class LiveMessages {
  /** Of a longer message, such as a report of what diverged, this many letters are shown. */
  private static final int LONGEST = 600;

  /** From this width on, there is room for what the doctor advises; below, a tool tip says it. */
  private static final int WIDE = 900;

  final JPanel panel = new JPanel(null);
  private final JTextArea note;
  private final JTextArea doctor;
  private String finding = "";
  private String longFinding = "";
  private boolean isWide = true;
  private String end = ""; // as it was said last

  LiveMessages(Theme theme) {
    panel.setBackground(theme.background);
    panel.setBorder(BorderFactory.createEmptyBorder(2, 16, 8, 16));
    note = area(theme.mutedText, "Message");
    doctor = area(theme.text, "The doctor's finding");
    panel.add(note);
    panel.add(doctor);
  }

  private static JTextArea area(Color color, String name) {
    JTextArea area = new JTextArea();
    area.setVisible(false);
    area.setEditable(false);
    area.setFocusable(false);
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.setOpaque(false);
    area.setBorder(null);
    area.setForeground(color);
    area.setFont(Theme.regular(13));
    area.getAccessibleContext().setAccessibleName(name);
    return area;
  }

  /** Says how it goes. */
  void say(String text) {
    set(note, shortened(text));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
  }

  /** Says how a fit ended; an empty text takes that back, since training goes on. */
  void sayEnd(String text) {
    if (!text.isEmpty() || note.getText().equals(shortened(end))) {
      say(text);
    }
    end = text;
  }

  /** Says what the doctor found; nothing for empty texts. */
  void sayFinding(String what, String advice) {
    finding = what.isEmpty() ? "" : "Doctor: " + what;
    longFinding = what.isEmpty() ? "" : finding + "; " + advice;
    doctor.setToolTipText(advice.isEmpty() ? null : advice);
    set(doctor, isWide ? longFinding : finding);
  }

  private void set(JTextArea area, String text) {
    if (!area.getText().equals(text)) {
      area.setText(text);
      area.setVisible(!text.isEmpty());
      panel.getParent().revalidate();
    }
  }

  /** Lays the lines out for this width, and says how high they are together. */
  int layOut(int width) {
    isWide = width >= WIDE;
    set(doctor, isWide ? longFinding : finding);
    Insets insets = panel.getInsets();
    int y = insets.top;
    for (JTextArea area : new JTextArea[] {note, doctor}) {
      if (area.isVisible()) {
        int inside = Math.max(1, width - insets.left - insets.right);
        area.setSize(inside, Short.MAX_VALUE); // then it knows how high it is
        Dimension size = area.getPreferredSize();
        area.setBounds(insets.left, y, inside, size.height);
        y += size.height + 2;
      }
    }
    return y + insets.bottom;
  }
}
