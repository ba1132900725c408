package gradus.plots;

import gradus.Network;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The plane through the end of a path that comes closest to all of the path: its two directions are
 * the first two principal components of the distances to the end.
 *
 * <p>With D, whose rows are these distances, the components are eigenvectors of DᵀD, which is as
 * large as there are weights; but {@code DDᵀu = λu} gives them as Dᵀu, and DDᵀ is only as large as
 * there are places. A random plane would show next to nothing of a path, since in a space of many
 * dimensions all of its steps are at a right angle to it.
 *
 * <p>Source: H. Li, Z. Xu, G. Taylor, C. Studer, T. Goldstein, "Visualizing the loss landscape of
 * neural nets" (2018), section 7.
 */
final class PrincipalPlane {
  /** Of a path that leads straight on, the second component is rounding. */
  private static final double STRAIGHT = 1e-12;

  /** Where the path comes from the left, and from above. */
  final Direction across;

  final Direction up;

  /** Which part of the squared distances lies in the plane, from 0 to 1. */
  final double share;

  PrincipalPlane(Network network, List<double[]> places) {
    double[] end = ParameterVector.of(network);
    List<double[]> distances = new ArrayList<>();
    for (double[] place : places) {
      distances.add(ParameterVector.difference(place, end));
    }
    DMatrixRMaj products = products(distances);
    double total = CommonOps_DDRM.trace(products);
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(places.size(), true, true);
    boolean isFound = total > 0 && eigen.decompose(products.copy());
    int first = isFound ? largest(eigen, -1) : -1;
    int second = isFound ? largest(eigen, first) : -1;
    double firstShare = first < 0 ? 0 : eigen.getEigenvalue(first).real / total;
    double secondShare = second < 0 ? 0 : eigen.getEigenvalue(second).real / total;
    // A path that stands still or leads straight on doesn't say where to look.
    across =
        firstShare > STRAIGHT
            ? component(1, distances, eigen.getEigenVector(first), -1)
            : Direction.random(network, 1);
    up =
        secondShare > STRAIGHT
            ? component(2, distances, eigen.getEigenVector(second), 1)
            : Direction.random(network, 2);
    share = Math.min(1, firstShare + secondShare);
  }

  /** DDᵀ. */
  private static DMatrixRMaj products(List<double[]> distances) {
    DMatrixRMaj products = new DMatrixRMaj(distances.size(), distances.size());
    for (int i = 0; i < distances.size(); i++) {
      for (int j = 0; j <= i; j++) {
        double product = ParameterVector.dot(distances.get(i), distances.get(j));
        products.set(i, j, product);
        products.set(j, i, product);
      }
    }
    return products;
  }

  /** The number of the largest eigenvalue that isn't {@code other}; −1 if there is none. */
  private static int largest(EigenDecomposition_F64<DMatrixRMaj> eigen, int other) {
    int largest = -1;
    for (int i = 0; i < eigen.getNumberOfEigenvalues(); i++) {
      double value = eigen.getEigenvalue(i).real;
      if (i != other && (largest < 0 || value > eigen.getEigenvalue(largest).real)) {
        largest = i;
      }
    }
    return largest;
  }

  /** Dᵀu, of length 1, with the start of the path on the given side. */
  private static Direction component(
      int number, List<double[]> distances, DMatrixRMaj u, int side) {
    double[] change = new double[distances.get(0).length];
    for (int place = 0; place < distances.size(); place++) {
      for (int i = 0; i < change.length; i++) {
        change[i] += u.get(place, 0) * distances.get(place)[i];
      }
    }
    double length = Math.sqrt(ParameterVector.dot(change, change));
    double sign = ParameterVector.dot(distances.get(0), change) * side < 0 ? -1 : 1;
    for (int i = 0; i < change.length; i++) {
      change[i] *= sign / length;
    }
    return new Direction("path, direction " + number, change, 0, 1);
  }
}
