package gradus.plots;

/**
 * What a saved picture is for. Both have the same pixels; they differ in how large letters and
 * lines are, compared with the rest.
 */
public enum PictureSize {
  /** For a slide or a web page: at the full width of a screen, letters are easy to read. */
  SLIDE(1),

  /** For print: at the width of a column, letters are as large as those of the text. */
  PAGE(0.6);

  /** How much room there is beside the letters, compared with a slide. */
  final double room;

  PictureSize(double room) {
    this.room = room;
  }
}
