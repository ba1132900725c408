/**
 * Makes slides from the lesson pages. It knows the pages and nothing of the framework; open {@link
 * slides.Slides} first.
 */
package slides;
