public import Tensors

/// Points side by side, `count` in a row, for a discriminator that judges them together: [batch, d] →
/// [batch/count, count·d]. Lin, Khetan, Fanti & Oh (2018), "PacGAN".
///
/// A pack is real or generated as a whole. A single point of a generator that has collapsed looks real;
/// two equal ones never are. With packs of m the discriminator compares pᵐ with qᵐ, and of two generators
/// at the same distance from the data it punishes the one that leaves modes out. The first layer has m
/// times the inputs; nothing else changes, and m times as many points are drawn a turn.
/// - Precondition: the batch is a multiple of `count`.
public func packed(_ points: Tensor, by count: Int) -> Tensor {
  if count == 1 { return points }
  if points.rank != 2 || points.shape[0] % count != 0 {
    fatalError("\(points.shape) cannot be put into packs of \(count)")
  }
  return points.reshaped([points.shape[0] / count, count * points.shape[1]])
}
