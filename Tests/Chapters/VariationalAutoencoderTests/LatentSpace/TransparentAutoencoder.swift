import Datasets
import NeuralNetworks
import Tensors

@testable import VariationalAutoencoder

/// An autoencoder whose pictures show their codes: one pixel a number, all in a row.
///
/// A picture's mean code is 4·pixel − 2; a code is decoded to σ(number) each.
func transparentAutoencoder(latents: Int) -> Autoencoder {
  var configuration = Configuration(preset: .dense)
  (configuration.height, configuration.width) = (1, latents)
  (configuration.latentCount, configuration.hiddenCount) = (latents, latents)
  var random = SplitMix64(seed: 1)
  let encoder = Encoder(configuration, using: &random)
  (encoder.trunk as! DenseTrunk).hidden.weight = .oneHot([Int](0..<latents), count: latents)
  encoder.mean.weight = 4 * .oneHot([Int](0..<latents), count: latents)
  encoder.mean.bias = Tensor(repeating: -2, shape: [latents])
  return Autoencoder(encoder: encoder, decoder: CodeAsPicture())
}

/// A decoder whose logits are the code itself.
private struct CodeAsPicture: Decoder {
  func callAsFunction(_ codes: Tensor) -> Tensor {
    codes.reshaped([codes.shape[0], 1, codes.shape[1], 1])
  }
}

/// The codes that pictures show, as rows: σ⁻¹ of their pixels.
func codes(shownBy pictures: Tensor) -> [[Double]] {
  let logits = log(pictures) - log(1 - pictures)
  let width = pictures.shape[2]
  return stride(from: 0, to: logits.count, by: width).map {
    [Double](logits.scalars[$0..<$0 + width])
  }
}

/// Pictures of one row each, [count, 1, width, 1].
func pictureRows(
  _ rows: [[UInt8]], labels: [UInt8]? = nil, classCount: Int = 1
) -> LabelledImages {
  LabelledImages(
    name: "rows", height: 1, width: rows[0].count, channels: 1, pixels: rows.flatMap { $0 },
    labels: labels ?? [UInt8](repeating: 0, count: rows.count), classCount: classCount)
}

/// What the transparent encoder says about a row of bytes.
func meanCode(of row: [UInt8]) -> [Double] { row.map { 4 * Double($0) / 255 - 2 } }

/// Whether numbers are the same to the rounding of Float32.
func agree(_ a: [Double], _ b: [Double]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { ($0 - $1).magnitude < 1e-5 * max(1, $1.magnitude) }
}
