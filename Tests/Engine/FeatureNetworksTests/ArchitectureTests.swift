import Testing

@testable import FeatureNetworks

@Suite("An architecture")
struct ArchitectureTests {
  @Test(
    "has as many numbers as it was published with",
    arguments: [
      (Architecture.vgg16, 14_714_688), (.vgg19, 20_024_384), (.small, 572_928),
    ])
  func counts(architecture: Architecture, count: Int) {
    #expect(architecture.parameterCount == count)
  }

  @Test(
    "has its convolutions where torchvision has them",
    arguments: [
      (Architecture.vgg16, [0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28]),
      (.vgg19, [0, 2, 5, 7, 10, 12, 14, 16, 19, 21, 23, 25, 28, 30, 32, 34]),
      (.small, [0, 3, 5, 8, 10, 13, 15]),
    ])
  func indices(architecture: Architecture, indices: [Int]) {
    #expect(architecture.torchvisionIndices == indices)
  }

  @Test(
    "knows a layer by Keras' name and by torchvision's",
    arguments: [
      (Architecture.vgg16, "block1_conv1", "features.1"), (.vgg16, "block1_pool", "features.4"),
      (.vgg16, "block3_conv3", "features.15"), (.vgg16, "block5_pool", "features.30"),
      (.vgg19, "block5_conv2", "features.31"), (.vgg19, "block5_pool", "features.36"),
      (.small, "block4_conv2", "features.16"),
    ])
  func names(architecture: Architecture, keras: String, torchvision: String) throws {
    let layer = try architecture.layer(called: keras)
    #expect(layer == (try architecture.layer(called: torchvision)))
    #expect(layer.name == keras && layer.torchvisionName == torchvision)
  }

  @Test("has no two layers of one name")
  func different() {
    for architecture in Architecture.all {
      let names = architecture.layers.flatMap { [$0.name, $0.torchvisionName] }
      #expect(Set(names).count == names.count)
    }
  }

  @Test(
    "says how to go on where there is no such layer",
    arguments: [
      ("features.5", "take “features.6”, which is “block2_conv1” after it"),
      ("features.31", "has no layer “features.31”: expected block1_conv1, block1_conv2"),
      ("block6_conv1", "block5_pool, or torchvision's name"), ("", "vgg16 has no layer “”"),
    ])
  func unknown(name: String, says: String) {
    let error = #expect(throws: UnknownLayer.self) {
      try Architecture.vgg16.layer(called: name)
    }
    #expect("\(error!)".contains(says), "\(error!)")
  }
}
