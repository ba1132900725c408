package gradus.inspect;

/**
 * Something that the {@link TrainingDoctor} found.
 *
 * @param name what it is, in two or three words, such as "dead units"
 * @param severity how much it matters
 * @param evidence the figure that shows it, such as "14 of 16 units are 0 for all 120 rows"
 * @param advice what to try
 */
public record Finding(String name, Severity severity, String evidence, String advice) {}
