import Datasets
public import Tensors

extension FeatureNetwork {
  /// What makes it probable that these weights are given pictures they were not made for; nil where
  /// nothing does.
  ///
  /// What a wrong scale does shows in the last maps of pictures that differ. Numbers too small are lost
  /// beside the biases, and all pictures look alike: the mean cosine between the maps of two pictures is
  /// near 1. Numbers too large make maps too large for the classifier they were trained with, whose
  /// inputs are of order ½. On twenty pictures drawn here:
  ///
  ///     weights, pictures                       mean cosine   mean
  ///     VGG16's, as they should be              0.19          0.17
  ///       given as Caffe's take them            0.34          4.7
  ///       made for 0…255, given torchvision's   0.86          0.06
  ///     this package's, as they should be       0.37          0.44
  ///       58 times as large                     0.66          4.1
  ///       1/58 as large                         1.00          0.31
  ///
  /// The size of the first weights alone tells nothing, since a factor may stand in any layer: ReLU lets
  /// it through. Red and blue exchanged cannot be told so: both numbers stay as they are.
  /// - Parameter pictures: two or more of [batch, height, width, 3], with much to tell them apart;
  ///   pictures drawn here if nil.
  public func preprocessingWarning(for pictures: Tensor? = nil) -> String? {
    let pictures = pictures ?? DrawnSprites.make(count: 20, seed: 0).pictures(0..<20)
    let values = pictures.scalars
    if let low = values.min(), let high = values.max(), low < -0.5 || high > 1.5 {
      return "Pictures from 0 to 1 were expected, found numbers from \(low) to \(high)."
    }
    let last = architecture.layers.last { $0.convolution != nil }!.name
    let maps = activations(of: pictures, at: [last])[0]
    let remedy = """
      Say in the file's metadata, as “preprocessing”, what the weights were trained with; \
      Caffe's take blue first, white as 255, less the mean.
      """
    let (cosine, mean) = (meanCosine(maps), maps.mean().item)
    if !(cosine < 0.75) {
      return """
        Different pictures look alike to these weights (\(last): mean cosine \
        \(rounded(cosine)), expected less than 0.75): they may expect larger numbers. \(remedy)
        """
    }
    if !(mean < 1.5) {
      return """
        These weights answer too strongly (\(last): mean \(rounded(mean)), expected less than 1.5): \
        they may expect smaller numbers. \(remedy)
        """
    }
    return nil
  }
}

/// The mean cosine between the maps of two different pictures: with the maps as rows u of length 1,
/// (‖Σ u‖² − n) / (n² − n).
private func meanCosine(_ maps: Tensor) -> Double {
  let rows = maps.reshaped([maps.shape[0], maps.count / maps.shape[0]])
  let lengths = sqrt((rows * rows).sum(along: 1, keepingDimension: true))
  let sum = (rows / lengths).sum(along: 0)
  let n = Double(maps.shape[0])
  return ((sum * sum).sum().item - n) / (n * n - n)
}

/// Two digits after the point are enough.
private func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
