public import Tensors

extension LatentPlane {
  /// Codes on a square grid of the plane, row by row from the top left: x rises to the right, y upwards,
  /// [side², latents]. A code's other numbers are 0.
  ///
  /// The places along either axis are quantiles of a standard normal variable at evenly spaced
  /// probabilities, so that each code stands for an equal share of the prior N(0, I) (Kingma & Welling
  /// 2014, appendix A). The source decodes the same codes, but prints the rows of small y on top.
  /// - Parameters:
  ///   - side: how many codes a row, and how many rows; 15 in the source.
  ///   - margin: the first probability, and one less the last: 0.05 in the source.
  public func grid(side: Int = 15, latents: Int, margin: Double = 0.05) -> Tensor {
    if side < 2 || max(x, y) >= latents || !(margin > 0 && margin < 0.5) {
      fatalError(
        "a side of 2 or more, numbers below \(latents) and a margin between 0 and ½ were expected, "
          + "found \(side), \(self) and \(margin)")
    }
    let step = (1 - 2 * margin) / Double(side - 1)
    let places = (0..<side).map { normalQuantile(margin + Double($0) * step) }
    var codes = [Double](repeating: 0, count: side * side * latents)
    for row in 0..<side {
      for column in 0..<side {
        let code = (row * side + column) * latents
        (codes[code + x], codes[code + y]) = (places[column], places[side - 1 - row])
      }
    }
    return Tensor(codes, shape: [side * side, latents])
  }
}

extension Autoencoder {
  /// Pictures of the codes on a square grid of a plane, row by row from the top left: [side², height,
  /// width, channels].
  public func manifold(
    side: Int = 15, latents: Int, plane: LatentPlane = LatentPlane(x: 0, y: 1),
    margin: Double = 0.05
  ) -> Tensor {
    decodeInParts(plane.grid(side: side, latents: latents, margin: margin))
  }
}
