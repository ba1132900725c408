package gradus.playground;

/**
 * The numbers of one unit for one point.
 *
 * @param z the weighted sum of its inputs and its bias, after a BatchNorm if there is one
 * @param a the activation: what the unit hands on
 * @param zGradient dL/dz: how the point's loss changes with z
 * @param bias the bias
 * @param biasGradient dL/db
 */
public record UnitNumbers(double z, double a, double zGradient, double bias, double biasGradient) {}
