package gradus.plots;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Image;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;

/**
 * The window of a plot: it can save the plot and copy it, and says what is under the pointer. To be
 * used on Swing's thread.
 */
final class PlotWindow {
  /**
   * What a window needs of a plot.
   *
   * @param values what is under the pointer; an empty text for nothing
   * @param save writes it to a file
   * @param image paints it as it is saved
   */
  record Shown(
      String heading,
      Theme theme,
      PlotCanvas.Painter painter,
      ValueMap.Values values,
      Consumer<Path> save,
      Supplier<BufferedImage> image) {}

  /** Beside other windows it may open at this share of its size, where all can still be read. */
  private static final double SMALLEST = 0.56;

  private final Shown plot;
  private final JFrame frame;
  private final PlotCanvas canvas;
  private final JLabel value = new JLabel(" ");
  private final JPanel bar = new JPanel(new BorderLayout(16, 0));

  private PlotWindow(Shown plot, int width, int height) {
    this.plot = plot;
    frame = new JFrame(plot.heading());
    canvas = new PlotCanvas(plot.theme(), plot.heading(), width, height);
    canvas.show(plot.painter());
    MouseAdapter pointer =
        new MouseAdapter() {
          @Override
          public void mouseMoved(MouseEvent event) {
            say(plot.values().at(event.getX(), event.getY()));
          }

          @Override
          public void mouseExited(MouseEvent event) {
            say("");
          }
        };
    canvas.addMouseMotionListener(pointer);
    canvas.addMouseListener(pointer);
    addBar();
    frame.add(canvas, BorderLayout.CENTER);
    frame.add(bar, BorderLayout.SOUTH);
  }

  /** Opens a window for a plot of this size, in units. */
  static PlotWindow open(Shown plot, int width, int height) {
    Display.useLook(plot.theme());
    PlotWindow window = new PlotWindow(plot, width, height);
    window.frame.setMinimumSize(new Dimension(280, 220));
    Display.open(window.frame, SMALLEST);
    return window;
  }

  private void addBar() {
    int control = Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx();
    JPanel buttons = new JPanel(new WrapLayout(8, 2));
    buttons.setOpaque(false);
    buttons.add(button("Save...", KeyEvent.VK_S, control, this::save));
    buttons.add(button("Copy", KeyEvent.VK_C, control, this::copy));
    bar.setBackground(plot.theme().background);
    bar.setBorder(BorderFactory.createEmptyBorder(2, 16, 8, 16));
    value.setForeground(plot.theme().mutedText);
    value.setFont(Theme.regular(13));
    value.getAccessibleContext().setAccessibleName("Value under the pointer");
    bar.add(buttons, BorderLayout.WEST);
    bar.add(value, BorderLayout.CENTER);
  }

  private JButton button(String text, int key, int modifiers, Runnable work) {
    JButton button = new JButton(text);
    Action action =
        new AbstractAction(text) {
          private static final long serialVersionUID = 1;

          @Override
          public void actionPerformed(ActionEvent event) {
            work.run();
          }
        };
    button.setAction(action);
    KeyStroke stroke = KeyStroke.getKeyStroke(key, modifiers);
    button.setToolTipText(
        InputEvent.getModifiersExText(modifiers) + "+" + KeyEvent.getKeyText(key));
    frame.getRootPane().getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(stroke, text);
    frame.getRootPane().getActionMap().put(text, action);
    return button;
  }

  /** What the line below the plot says. */
  String said() {
    return value.getText();
  }

  private void say(String text) {
    value.setText(text.isEmpty() ? " " : text);
  }

  private void save() {
    JFileChooser chooser = new JFileChooser(new File("."));
    chooser.setSelectedFile(new File(fileName(plot.heading())));
    if (chooser.showSaveDialog(frame) == JFileChooser.APPROVE_OPTION) {
      saveAs(chooser.getSelectedFile().toPath());
    }
  }

  /** Writes the file, and says so; a name without an ending is that of a PNG. */
  void saveAs(Path chosen) {
    String name = chosen.getFileName().toString();
    Path path = name.contains(".") ? chosen : chosen.resolveSibling(name + ".png");
    try {
      plot.save().accept(path);
      say("Saved as " + path.getFileName() + ".");
    } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
      say(e.getMessage());
    }
  }

  /** As in {@code decision-boundary-moons.png}. */
  static String fileName(String heading) {
    String plain = heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    String name = plain.replaceAll("^-|-$", "");
    return (name.isEmpty() ? "plot" : name) + ".png";
  }

  /** Puts the picture on the clipboard, and says so. */
  void copy() {
    try {
      Toolkit.getDefaultToolkit()
          .getSystemClipboard()
          .setContents(new Picture(plot.image().get()), null);
      say("Copied, to be pasted into a document.");
    } catch (IllegalStateException e) { // another program is at the clipboard
      say("The clipboard is in use: try again.");
    }
  }

  /** A picture on the clipboard. */
  private record Picture(Image image) implements Transferable {
    @Override
    public DataFlavor[] getTransferDataFlavors() {
      return new DataFlavor[] {DataFlavor.imageFlavor};
    }

    @Override
    public boolean isDataFlavorSupported(DataFlavor flavor) {
      return flavor.equals(DataFlavor.imageFlavor);
    }

    @Override
    public Object getTransferData(DataFlavor flavor) throws UnsupportedFlavorException {
      if (!isDataFlavorSupported(flavor)) {
        throw new UnsupportedFlavorException(flavor);
      }
      return image;
    }
  }
}
