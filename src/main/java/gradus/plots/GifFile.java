package gradus.plots;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes an animated GIF with what the JDK has. The colors and the delay of each picture, and that
 * all begins again at the end, are in the metadata.
 */
final class GifFile {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";

  private GifFile() {}

  /** A picture as a GIF by itself: a tenth of the memory or less. */
  static byte[] compress(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(Palette.indexed(image), "gif", stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written to but memory
    }
    return bytes.toByteArray();
  }

  /**
   * Pictures, each a GIF by itself, as one that loops.
   *
   * @param delay of each picture, in hundredths of a second
   * @param lastDelay of the last picture
   */
  static byte[] joined(List<byte[]> pictures, int delay, int lastDelay) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam wholeRows = writer.getDefaultWriteParam();
      wholeRows.setProgressiveMode(ImageWriteParam.MODE_DISABLED); // compresses better
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < pictures.size(); i++) {
        BufferedImage image =
            ImageIO.read(
                new MemoryCacheImageInputStream(new ByteArrayInputStream(pictures.get(i))));
        IIOMetadata metadata =
            writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        setDelay(root, i == pictures.size() - 1 ? lastDelay : delay);
        root.appendChild(colors((IndexColorModel) image.getColorModel()));
        if (i == 0) {
          root.appendChild(loop());
        }
        metadata.setFromTree(FORMAT, root);
        writer.writeToSequence(new IIOImage(image, null, metadata), wholeRows);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written to but memory
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static void setDelay(IIOMetadataNode root, int delay) {
    IIOMetadataNode control =
        (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
    control.setAttribute("delayTime", Integer.toString(delay));
  }

  /** Each picture has colors of its own; the writer doesn't take them from the image. */
  private static IIOMetadataNode colors(IndexColorModel model) {
    IIOMetadataNode table = new IIOMetadataNode("LocalColorTable");
    table.setAttribute("sizeOfLocalColorTable", Integer.toString(model.getMapSize()));
    table.setAttribute("sortFlag", "FALSE");
    for (int i = 0; i < model.getMapSize(); i++) {
      IIOMetadataNode color = new IIOMetadataNode("ColorTableEntry");
      color.setAttribute("index", Integer.toString(i));
      color.setAttribute("red", Integer.toString(model.getRed(i)));
      color.setAttribute("green", Integer.toString(model.getGreen(i)));
      color.setAttribute("blue", Integer.toString(model.getBlue(i)));
      table.appendChild(color);
    }
    return table;
  }

  /** Netscape's extension, which every viewer knows: 1, and how often to repeat, 0 forever. */
  private static IIOMetadataNode loop() {
    IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
    loop.setAttribute("applicationID", "NETSCAPE");
    loop.setAttribute("authenticationCode", "2.0");
    loop.setUserObject(new byte[] {1, 0, 0});
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    extensions.appendChild(loop);
    return extensions;
  }

  /**
   * The colors, at most 256, that stand for all those of a picture, as a GIF needs them.
   *
   * <p>All colors lie in a box with the sides red, green and blue. The box with the longest side is
   * cut in the middle, again and again, until there are 256. Every color is then shown as the one
   * of its box that the picture has most often: large areas keep their color to the bit, and no
   * color moves farther than its box is long. A picture with 256 colors or fewer stays as it is.
   *
   * <p>After P. Heckbert, "Color image quantization for frame buffer display" (1982), where boxes
   * are cut at the median.
   */
  static final class Palette {
    private static final int SIZE = 256;

    private final int[] colors; // of the picture, each once; a box is a range of them
    private final int[] counts; // how often the picture has each
    private final List<Box> boxes = new ArrayList<>();

    /** The colors from one index to below another, and the longest side of the box around them. */
    private record Box(int from, int to, int channel, int low, int high) {
      int length() {
        return high - low;
      }
    }

    private Palette(Map<Integer, Integer> histogram) {
      colors = new int[histogram.size()];
      counts = new int[histogram.size()];
      int next = 0;
      for (Map.Entry<Integer, Integer> entry : histogram.entrySet()) {
        colors[next] = entry.getKey();
        counts[next] = entry.getValue();
        next++;
      }
      boxes.add(boxAround(0, colors.length));
      int longest = 0;
      while (boxes.size() < SIZE && boxes.get(longest).length() > 0) {
        cut(longest);
        longest = longest();
      }
    }

    /** The same picture with at most 256 colors, which come with it. */
    static BufferedImage indexed(BufferedImage image) {
      int width = image.getWidth();
      int height = image.getHeight();
      int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
      Map<Integer, Integer> histogram = new HashMap<>();
      for (int pixel : pixels) {
        histogram.merge(pixel, 1, Integer::sum);
      }
      Palette palette = new Palette(histogram);
      Map<Integer, Integer> boxOf = palette.boxOfEachColor();
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = boxOf.get(pixels[i]);
      }
      BufferedImage indexed =
          new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette.colorModel());
      indexed.getRaster().setPixels(0, 0, width, height, pixels);
      return indexed;
    }

    private Box boxAround(int from, int to) {
      Box longest = null;
      for (int channel = 16; channel >= 0; channel -= 8) {
        int low = 255;
        int high = 0;
        for (int i = from; i < to; i++) {
          low = Math.min(low, level(i, channel));
          high = Math.max(high, level(i, channel));
        }
        Box box = new Box(from, to, channel, low, high);
        longest = longest == null || box.length() > longest.length() ? box : longest;
      }
      return longest;
    }

    /** How much a color has of red (channel 16), green (8) or blue (0), from 0 to 255. */
    private int level(int color, int channel) {
      return colors[color] >> channel & 0xFF;
    }

    /** Moves the lower half of the box's colors to its front, and makes two boxes of it. */
    private void cut(int index) {
      Box box = boxes.get(index);
      int middle = (box.low + box.high) / 2;
      int border = box.from;
      for (int i = box.from; i < box.to; i++) {
        if (level(i, box.channel) <= middle) {
          swap(colors, i, border);
          swap(counts, i, border);
          border++;
        }
      }
      boxes.set(index, boxAround(box.from, border));
      boxes.add(boxAround(border, box.to));
    }

    private static void swap(int[] numbers, int i, int j) {
      int number = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = number;
    }

    private int longest() {
      int longest = 0;
      for (int i = 1; i < boxes.size(); i++) {
        longest = boxes.get(i).length() > boxes.get(longest).length() ? i : longest;
      }
      return longest;
    }

    private Map<Integer, Integer> boxOfEachColor() {
      Map<Integer, Integer> boxOf = new HashMap<>();
      for (int i = 0; i < boxes.size(); i++) {
        for (int color = boxes.get(i).from; color < boxes.get(i).to; color++) {
          boxOf.put(colors[color], i);
        }
      }
      return boxOf;
    }

    private IndexColorModel colorModel() {
      int[] shown = new int[boxes.size()];
      for (int i = 0; i < shown.length; i++) {
        int most = boxes.get(i).from;
        for (int color = boxes.get(i).from; color < boxes.get(i).to; color++) {
          most = counts[color] > counts[most] ? color : most;
        }
        shown[i] = colors[most];
      }
      return new IndexColorModel(8, shown.length, shown, 0, false, -1, DataBuffer.TYPE_BYTE);
    }
  }
}
