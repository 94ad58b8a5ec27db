import Datasets
import Tensors

/// Has a generator learned pictures by heart?
///
/// The nearest training picture of each generated one is looked for, in pixels and in a classifier's
/// features. A copy is nearer to it than a real picture that nobody has learned from is to its own. Both
/// find plain copies only: one that was moved by a single pixel is as far from its model as other
/// pictures are, and pale or blurred pictures are nearer to everything.
public struct MemorisationTest {
  /// The outcome in two numbers.
  public struct Ratios: Equatable, Sendable, Codable {
    /// Generated pictures' median distance to training pictures, divided by held-out pictures': about 1
    /// where nothing was learned by heart, 0 where everything is a copy.
    public let pixels: Double
    /// The same in features.
    public let features: Double
  }

  /// The pictures and where their nearest training pictures are.
  struct Search {
    let images: LabelledImages
    let inPixels, inFeatures: Neighbours
  }

  let training: LabelledImages
  let generated, heldOut: Search

  /// Looks through all training pictures.
  public init(_ samples: ComparedSamples) {
    let training = samples.training
    let features = samples.classifier.features(of: training)
    func search(_ sample: Sample) -> Search {
      Search(
        images: sample.images, inPixels: nearestPictures(of: sample.images, in: training),
        inFeatures: nearestNeighbours(of: sample.features, in: features))
    }
    (generated, heldOut) = (search(samples.generated), search(samples.heldOut))
    self.training = training
  }

  /// The outcome in two numbers.
  public var ratios: Ratios {
    func ratio(_ neighbours: (Search) -> Neighbours) -> Double {
      let distance = median(neighbours(generated).distances)
      // Data of which every picture is in both sets have no distance to compare with.
      return distance == 0 ? 0 : distance / max(median(neighbours(heldOut).distances), 1e-9)
    }
    return Ratios(pixels: ratio(\.inPixels), features: ratio(\.inFeatures))
  }
}

/// The nearest pictures by the Euclidean distance of their pixels, which go from 0 to 1.
///
/// Some thousand at a time: as Float32 all of CIFAR-10 would need 600 MB.
func nearestPictures(
  of queries: LabelledImages, in base: LabelledImages, atATime partLength: Int = 8192
) -> Neighbours {
  let rows = queries.tensor([Int](0..<queries.count), from: 0, to: 1)
  var indices = [Int](repeating: 0, count: queries.count)
  var distances = [Double](repeating: .infinity, count: queries.count)
  for start in stride(from: 0, to: base.count, by: partLength) {
    let part = [Int](start..<min(start + partLength, base.count))
    let found = nearestNeighbours(of: rows, in: base.tensor(part, from: 0, to: 1))
    for query in 0..<queries.count where found.distances[query] < distances[query] {
      (indices[query], distances[query]) = (start + found.indices[query], found.distances[query])
    }
  }
  return Neighbours(indices: indices, distances: distances)
}

/// The middle of the numbers in order; of an even count the mean of the middle two.
func median(_ numbers: [Double]) -> Double {
  let sorted = numbers.sorted()
  return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}
