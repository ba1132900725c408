/**
 * Metrics: how good predictions are, in terms of the task. This package depends on {@code
 * gradus.math} and EJML only.
 */
package gradus.metrics;
