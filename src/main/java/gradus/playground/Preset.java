package gradus.playground;

/**
 * A setup worth seeing, with a sentence that says what to try.
 *
 * @param name a short name for links, such as "xor-hidden"
 * @param title for a button
 * @param hint what to try, in one sentence
 * @param lesson the lesson it belongs to
 * @param setup what is trained
 */
public record Preset(String name, String title, String hint, int lesson, Setup setup) {}
