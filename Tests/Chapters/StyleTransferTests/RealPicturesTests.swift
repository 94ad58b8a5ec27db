import FeatureNetworks
import Foundation
import Pictures
import Tensors
import Testing
import Training

@testable import StyleTransfer

private let data = ProcessInfo.processInfo.environment["CHAPTERS_DATA"]
  .map { URL(fileURLWithPath: $0) }

@Suite("A photograph and a painting in VGG16")
struct RealPicturesTests {
  @Test(
    "with the published numbers the loss falls tenfold in 100 evaluations",
    .enabled(if: data != nil, "set CHAPTERS_DATA to a folder with images/ and vgg16/ in it"))
  func falls() throws {
    let data = try #require(data)
    func picture(_ name: String) throws -> Tensor {
      let image = try Image(contentsOfPNG: data.appending(path: "images/\(name).png"))
      return Tensor(image.converted(toChannels: 3), from: 0, to: 1).resized(width: 128, height: 96)
    }
    let network = try FeatureNetwork(
      torchvision: data.appending(path: "vgg16/vgg16_features.safetensors"))
    var transfer = Transfer(
      of: [(try picture("style-starry-night"), 1)], onto: try picture("content-chelsea"),
      in: network, Configuration(preset: .paper, for: network.architecture), seed: 1)
    let first = try #require(transfer.takeStep().first).value
    for _ in 1..<100 { _ = transfer.takeStep() }
    let last = try #require(transfer.takeStep().first).value
    #expect(last < first / 10, "\(first) became \(last)")
  }
}
