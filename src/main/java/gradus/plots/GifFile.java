package gradus.plots;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
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
 * Writes an animated GIF with what the JDK has. The colours and the delay of each picture, and that
 * all begins again at the end, stand in the metadata.
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
   * Writes pictures, each a GIF by itself, as one that loops.
   *
   * @param delay of each picture, in hundredths of a second
   * @param lastDelay of the last picture
   */
  static void write(List<byte[]> pictures, int delay, int lastDelay, OutputStream out)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
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
    } finally {
      writer.dispose();
    }
  }

  private static void setDelay(IIOMetadataNode root, int delay) {
    IIOMetadataNode control =
        (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
    control.setAttribute("delayTime", Integer.toString(delay));
  }

  /** Each picture has colours of its own; the writer doesn't take them from the image. */
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

  /** Netscape's extension, which every viewer knows: 1, and how often to repeat, 0 for ever. */
  private static IIOMetadataNode loop() {
    IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
    loop.setAttribute("applicationID", "NETSCAPE");
    loop.setAttribute("authenticationCode", "2.0");
    loop.setUserObject(new byte[] {1, 0, 0});
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    extensions.appendChild(loop);
    return extensions;
  }
}
