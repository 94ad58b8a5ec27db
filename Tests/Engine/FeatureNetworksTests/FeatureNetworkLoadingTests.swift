import Foundation
import Tensors
import Testing
import Training

@testable import FeatureNetworks

@Suite("Weights in torchvision's naming")
struct FeatureNetworkLoadingTests {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "weights-\(UUID().uuidString)", directoryHint: .isDirectory)
  typealias Entry = SafetensorsFile.Entry

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// A whole number from −8 to 8, which every type can hold, for each place.
  static func number(_ place: Int) -> Float { Float(place * 7 % 17 - 8) }

  static func entry(_ shape: [Int], _ type: SafetensorsFile.ElementType) -> Entry {
    let numbers = (0..<shape.reduce(1, *)).map(number)
    if type == .float32 { return Entry(float32: numbers, shape: shape) }
    let bytes = numbers.flatMap { number in
      let bits = type == .float16 ? half(number) : UInt16(number.bitPattern >> 16)
      return [UInt8(truncatingIfNeeded: bits), UInt8(bits >> 8)]
    }
    return Entry(type: type, shape: shape, bytes: bytes)
  }

  /// Weights of `tiny`, and a tensor that is none of them.
  static func tensors(_ type: SafetensorsFile.ElementType = .float32) -> [String: Entry] {
    [
      "features.0.weight": entry([4, 3, 3, 3], type), "features.0.bias": entry([4], type),
      "features.3.weight": entry([6, 4, 3, 3], type), "features.3.bias": entry([6], type),
      "features.5.weight": entry([6, 6, 3, 3], type), "features.5.bias": entry([6], type),
      "classifier.0.weight": entry([2, 2], .float32),
    ]
  }

  func write(_ entries: [String: Entry], _ metadata: [String: String] = [:]) throws -> URL {
    let url = folder.appending(path: "tiny.safetensors")
    try SafetensorsFile(metadata: metadata, entries: entries).write(to: url)
    return url
  }

  @Test(
    "are read in three types, [out, in, 3, 3] as [3, 3, in, out]",
    arguments: [SafetensorsFile.ElementType.float32, .float16, .bfloat16])
  func types(type: SafetensorsFile.ElementType) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = try write(Self.tensors(type), ["source": "nowhere"])
    let network = try FeatureNetwork(torchvision: url, architecture: tiny)
    #expect(network.preprocessing == .torchvision && network.notes == ["source": "nowhere"])
    let weight = network.convolutions[1].weight
    #expect(weight.shape == [3, 3, 4, 6] && weight.dtype == .float32)
    let scalars = weight.scalars
    for (row, column) in [(0, 0), (0, 2), (2, 1)] {
      for (input, output) in [(0, 0), (3, 1), (1, 5)] {
        let found = scalars[((row * 3 + column) * 4 + input) * 6 + output]
        let expected = Self.number(((output * 4 + input) * 3 + row) * 3 + column)
        #expect(found == Double(expected))
      }
    }
    #expect(network.convolutions[2].bias.scalars == (0..<6).map { Double(Self.number($0)) })
  }

  @Test("say with what they were trained, if they do, and that counts")
  func preprocessing() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let rule = String(decoding: try JSONEncoder().encode(Preprocessing.caffe), as: UTF8.self)
    let url = try write(Self.tensors(), ["preprocessing": rule])
    #expect(try FeatureNetwork(torchvision: url, architecture: tiny).preprocessing == .caffe)
  }

  static let changes: [(change: @Sendable (inout [String: Entry]) -> Void, says: [String])] = [
    (
      { $0["features.3.bias"] = nil },
      ["“features.3.bias” of tiny as F32, F16 or BF16 of shape [6]", "found no such tensor"]
    ),
    (
      { $0["features.0.weight"] = entry([3, 3, 3, 4], .float32) },
      ["of shape [4, 3, 3, 3]", "found F32 of shape [3, 3, 3, 4]"]
    ),
    (
      { $0["features.5.bias"] = Entry(float64: [1, 2, 3, 4, 5, 6], shape: [6]) },
      ["“features.5.bias” of tiny", "found F64 of shape [6]"]
    ),
    (
      { $0["features.0.bias"] = Entry(float32: [0, .nan, 0, 0], shape: [4]) },
      ["finite numbers in “features.0.bias”"]
    ),
    ({ $0 = [:] }, ["“features.0.weight” of tiny", "found no such tensor"]),
  ]

  @Test("are refused where a tensor is missing or another, by its name", arguments: 0..<5)
  func hostile(index: Int) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var tensors = Self.tensors()
    Self.changes[index].change(&tensors)
    let url = try write(tensors)
    let error = #expect(throws: FileError.self) {
      _ = try FeatureNetwork(torchvision: url, architecture: tiny)
    }
    for part in Self.changes[index].says + [url.path, "Save torchvision's weights"] {
      #expect("\(error!)".contains(part), "\(error!)")
    }
  }

  @Test(
    "are refused where their metadata make no sense",
    arguments: [
      ("preprocessing", "caffe"), ("preprocessing", "{}"), ("architecture", "vgg11"),
    ])
  func metadata(name: String, text: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = try write(Self.tensors(), [name: text])
    let error = #expect(throws: FileError.self) { _ = try FeatureNetwork(torchvision: url) }
    #expect("\(error!)".contains("as “\(name)” of its metadata, found “\(text)”"), "\(error!)")
  }

  @Test("are refused where the file is cut short, empty or not there")
  func truncated() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = try write(Self.tensors())
    let bytes = try Data(contentsOf: url)
    for length in [0, 7, 8, 100, bytes.count - 1] {
      try bytes.prefix(length).write(to: url)
      let error = #expect(throws: FileError.self) { _ = try FeatureNetwork(torchvision: url) }
      #expect("\(error!)".contains("expected a sound safetensors file with"), "\(error!)")
    }
    try FileManager.default.removeItem(at: url)
    let error = #expect(throws: FileError.self) { _ = try FeatureNetwork(torchvision: url) }
    #expect("\(error!)".contains("nothing there"))
  }

  @Test(
    "tell their architecture by where the convolutions stand",
    arguments: [(Architecture.vgg16, 28), (.vgg19, 34), (.small, 15)])
  func architecture(architecture: Architecture, last: Int) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    // One number is enough to hold a place, and the first place is then the one that is refused.
    let places = architecture.torchvisionIndices.map {
      ("features.\($0).weight", Self.entry([1], .float32))
    }
    #expect(architecture.torchvisionIndices.last == last)
    let url = try write(Dictionary(uniqueKeysWithValues: places))
    let error = #expect(throws: FileError.self) { _ = try FeatureNetwork(torchvision: url) }
    #expect("\(error!)".contains("“features.0.weight” of \(architecture.name) as"), "\(error!)")
  }

  @Test("with batch normalisation are refused") func batchNormalisation() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = try write(["features.1.running_mean": Self.entry([64], .float32)])
    let error = #expect(throws: FileError.self) { _ = try FeatureNetwork(torchvision: url) }
    #expect("\(error!)".contains("found batch normalisation"), "\(error!)")
  }
}
