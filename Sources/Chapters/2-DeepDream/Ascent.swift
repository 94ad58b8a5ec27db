public import FeatureNetworks
public import Tensors

extension FeatureNetwork {
  /// L and ∂L/∂x at a picture x of [1, height, width, 3], the network itself being left as it is.
  /// - Parameters:
  ///   - objective: L.
  ///   - tile: about how many pixels high and wide the parts are that are looked at, one after the other,
  ///     so that a large picture takes no more memory than a small one. Each part counts as much as its
  ///     share of the pixels. What is near a cut is judged without its surroundings: cut elsewhere next time.
  public func valueAndGradient(
    of objective: some Objective, at picture: Tensor, tile: Int
  ) -> (value: Double, gradient: Tensor) {
    var value = 0.0
    let tiles = Tiles(of: picture, side: tile, grain: architecture.stride)
    let gradient = tiles.map { part in
      let share = Double(part.count) / Double(picture.count)
      let (partValue, gradient) = Tensors.valueAndGradient(at: part) { x in
        share * objective(activations(of: x, at: objective.layers))
      }
      value += partValue.item
      return gradient
    }
    return (value, gradient)
  }
}

extension Tensor {
  /// A step uphill: `x + η·g / mean|g|`, cut to 0…1. Dividing by the mean makes a step as long in a
  /// layer that hardly says anything as in one that shouts; where the gradient is zero, nothing
  /// changes.
  /// - Parameters:
  ///   - gradient: g.
  ///   - rate: η, by how much an average number changes.
  public func ascended(along gradient: Tensor, rate: Double) -> Tensor {
    let length = (relu(gradient) + relu(-1 * gradient)).mean().item
    return length > 0 ? (self + gradient * (rate / length)).clamped : self
  }

  /// What is below 0 as 0, what is above 1 as 1.
  var clamped: Tensor {
    let positive = relu(self)
    return positive - relu(positive - 1)
  }

  /// Pictures of [batch, height, width, channels] moved down and to the right, what leaves them at
  /// one edge entering at the opposite one.
  func rolled(down: Int, right: Int) -> Tensor {
    rolled(by: down, along: 1).rolled(by: right, along: 2)
  }

  private func rolled(by distance: Int, along axis: Int) -> Tensor {
    let length = shape[axis]
    let cut = ((-distance % length) + length) % length  // what becomes first
    if cut == 0 { return self }
    let parts = [sliced(cut..<length, along: axis), sliced(0..<cut, along: axis)]
    return concatenated(parts, along: axis)
  }
}
