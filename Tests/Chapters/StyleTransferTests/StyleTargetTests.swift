import Tensors
import Testing

@testable import FeatureNetworks
@testable import StyleTransfer

private let layers = ["block1_conv1", "block2_conv1", "block3_conv1"]

/// The style of pictures in the tiny network.
private func target(_ pictures: [(picture: Tensor, weight: Double)]) -> StyleTarget {
  StyleTarget(of: pictures, at: layers, in: tinyNetwork(.centred))
}

/// A picture repeated downwards and to the right.
private func tiled(_ tile: Tensor, rows: Int, columns: Int) -> Tensor {
  let row = concatenated([Tensor](repeating: tile, count: columns), along: 2)
  return concatenated([Tensor](repeating: row, count: rows), along: 1)
}

@Suite("The style of pictures")
struct StyleTargetTests {
  @Test("of one picture is its Gram matrices, by position")
  func one() {
    let picture = speckles(9, 12)
    let style = target([(picture, 3)])
    let features = tinyNetwork(.centred).activations(of: picture, at: layers)
    #expect(style.layers == layers && style.meanGrams.count == 3)
    for (found, f) in zip(style.meanGrams, features) {
      let expected = gramMatrix(f) / Double(f.shape[1] * f.shape[2])
      #expect(distance(found, expected) < 1e-14)
    }
  }

  @Test("of several is the mean by their shares, whatever these sum to")
  func several() {
    let (a, b) = (speckles(9, 12), speckles(17, 5, seed: 6))
    let (alone, other) = (target([(a, 1)]), target([(b, 1)]))
    for scale in [1, 0.01, 300] {
      let both = target([(a, 0.25 * scale), (b, 0.75 * scale)])
      for layer in 0..<3 {
        let mean = 0.25 * alone.meanGrams[layer] + 0.75 * other.meanGrams[layer]
        #expect(distance(both.meanGrams[layer], mean) < 1e-14)
      }
    }
    let reversed = target([(b, 3), (a, 1)])
    let both = target([(a, 1), (b, 3)])
    for (x, y) in zip(both.meanGrams, reversed.meanGrams) { #expect(distance(x, y) < 1e-15) }
    let ignored = target([(a, 1), (b, 0)])
    #expect(zip(ignored.meanGrams, alone.meanGrams).allSatisfy { $0.bytes == $1.bytes })
  }

  @Test("the distances to several styles have the gradient of the distance to their mean")
  func gradient() {
    let styles = [speckles(6, 8, seed: 6), speckles(6, 8, seed: 7), speckles(6, 8, seed: 8)]
    let shares = [0.5, 0.3, 0.2]
    let network = tinyNetwork(.centred)
    let mean = target(Array(zip(styles, shares))).meanGrams[1] * 12
    let grams = styles.map { gramMatrix(network.activations(of: $0, at: [layers[1]])[0]) }
    let features = network.activations(of: speckles(6, 8), at: [layers[1]])[0]
    let apart = valueAndGradient(at: features) { f in
      zip(grams, shares).map { styleLoss(f, target: $0, factor: $1) }
        .reduce(.zeros([], dtype: .float64), +)
    }
    let together = valueAndGradient(at: features) { styleLoss($0, target: mean, factor: 1) }
    #expect(distance(apart.gradient, together.gradient) < 1e-12)
    // The values differ by the variance of the styles, which no picture can change.
    let variance = zip(grams, shares).reduce(0.0) { sum, style in
      let difference = style.0 - mean
      return sum + style.1 * (difference * difference).sum().item
    }
    #expect(variance > 0 && isNear(apart.value.item, together.value.item + variance))
  }

  @Test("of a texture hardly depends on how much of it there is to be seen")
  func sizes() {
    let tile = speckles(8, 8)
    let small = target([(tiled(tile, rows: 8, columns: 10), 1)])
    let large = target([(tiled(tile, rows: 16, columns: 12), 1)])
    let other = target([(tiled(0.4 * tile, rows: 8, columns: 10), 1)])
    for layer in 0..<3 {
      let scale = small.meanGrams[layer].scalars.map(abs).max()!
      let same = distance(small.meanGrams[layer], large.meanGrams[layer])
      let different = distance(small.meanGrams[layer], other.meanGrams[layer])
      #expect(same < 0.05 * scale, "\(layer): \(same) of \(scale)")
      #expect(different > 4 * same, "\(layer): \(different), \(same)")
    }
  }

  @Test("shares that sum to nothing, and no pictures, are refused")
  func refusals() async throws {
    let none = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = target([])
    }
    #expect(try message(none).contains("weights that sum to more than 0 were expected, found 0"))
    let zero = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = target([(speckles(4, 4), 0)])
    }
    #expect(try message(zero).contains("sum to more than 0"))
  }
}
