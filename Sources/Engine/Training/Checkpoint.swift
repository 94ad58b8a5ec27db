public import Foundation
public import NeuralNetworks
public import Tensors

/// The whole state of training after a step: parameters by name, what the optimisers remember, the random
/// generators, the place in the data. Restored, training goes on to the same bytes.
///
///     checkpoint.store(generator.parameters, as: "generator")
///     checkpoint.store(optimiser, of: generator.parameters, as: "generator")
///     checkpoint.store([noise.state], as: "noise")
///
/// It is a safetensors file; `generator.hidden.weight` in it can be read by any framework.
public struct Checkpoint {
  /// What the network is called, so that no other network's checkpoint is taken for its.
  public let network: String
  /// Steps taken.
  public let step: Int
  /// What else a reader should know, under names of the writer's choice.
  public var notes: [String: String] = [:]

  /// A number that is infinite or none from each stored tensor that has one.
  private(set) var notFinite: [Metric] = []

  private(set) var entries: [String: SafetensorsFile.Entry] = [:]
  private(set) var path = "the checkpoint"

  /// An empty checkpoint.
  public init(network: String, step: Int) {
    self.network = network
    self.step = step
  }

  // MARK: Writing

  /// Adds the values of parameters, under `name` and their own names.
  public mutating func store(_ parameters: ParameterList, as name: String) {
    for (path, parameter) in parameters { store(parameter.value, as: "\(name).\(path)") }
  }

  /// Adds what an optimiser remembers of each parameter, and its count of steps.
  public mutating func store(
    _ optimiser: some Optimiser, of parameters: ParameterList, as name: String
  ) {
    store([UInt64(optimiser.state.step)], as: "optimiser.\(name).step")
    for (slot, tensors) in optimiser.state.slots {
      for ((path, _), tensor) in zip(parameters, tensors) {
        store(tensor, as: "optimiser.\(name).\(slot).\(path)")
      }
    }
  }

  /// Adds whole numbers: a generator's state, a position.
  public mutating func store(_ numbers: [UInt64], as name: String) {
    entries[name] = Entry(uint64: numbers, shape: [numbers.count])
  }

  mutating func store(_ tensor: Tensor, as name: String) {
    if !tensor.isFinite {
      notFinite.append(Metric(name, tensor.scalars.first { !$0.isFinite } ?? .nan))
    }
    entries[name] = Entry(tensor)
  }

  /// Writes the file beside its place and moves it there.
  public func write(to url: URL) throws(CheckpointError) {
    let metadata = notes.merging(["network": network, "step": "\(step)"]) { $1 }
    try SafetensorsFile(metadata: metadata, entries: entries).write(to: url)
  }

  // MARK: Reading

  /// Reads a file that `write` has written.
  /// - Throws: an error where the file is damaged or of another network.
  public init(contentsOf url: URL, network: String) throws(CheckpointError) {
    let file = try SafetensorsFile(contentsOf: url)
    path = url.path
    guard let found = file.metadata["network"],
      let step = file.metadata["step"].flatMap({ Int($0) }), step >= 0
    else {
      throw .unfit(path: path, expected: "a checkpoint of “\(network)”", found: "other tensors")
    }
    if found != network {
      throw .unfit(path: path, expected: "a checkpoint of “\(network)”", found: "one of “\(found)”")
    }
    self.network = network
    self.step = step
    notes = file.metadata.filter { !["network", "step"].contains($0.key) }
    entries = file.entries
  }

  /// Puts the values of parameters back, by the names under which they were stored; nothing is changed
  /// unless all of them fit.
  public func restore(
    _ networks: KeyValuePairs<String, ParameterList>
  ) throws(CheckpointError) {
    var values: [(Parameter, Tensor)] = []
    for (name, parameters) in networks {
      for (path, parameter) in parameters {
        values.append((parameter, try tensor("\(name).\(path)", like: parameter.value)))
      }
    }
    for (parameter, value) in values { parameter.value = value }
  }

  /// Puts back what an optimiser remembered.
  /// - Throws: an error where something is missing, or another rule has stored it.
  public func restore<O: Optimiser>(
    _ optimiser: inout O, of parameters: ParameterList, as name: String
  ) throws(CheckpointError) {
    var state = OptimiserState()
    state.step = Int(clamping: try numbers("optimiser.\(name).step", count: 1)[0])
    let prefix = "optimiser.\(name)."
    let known = Set(O.memory + ["step"])
    for key in entries.keys.sorted() where key.hasPrefix(prefix) {
      if known.contains(String(key.dropFirst(prefix.count).prefix { $0 != "." })) { continue }
      throw .unfit(path: path, expected: "the memory of \(O.self)", found: "“\(key)”")
    }
    for slot in O.memory where state.step > 0 {
      var tensors: [Tensor] = []
      for (path, parameter) in parameters {
        tensors.append(try tensor("\(prefix)\(slot).\(path)", like: parameter.value))
      }
      state.slots[slot] = tensors
    }
    optimiser.state = state
  }

  /// The whole numbers stored under `name`, of which there must be `count` if that is given.
  public func numbers(
    _ name: String, count: Int? = nil
  ) throws(CheckpointError) -> [UInt64] {
    guard let numbers = entries[name]?.uint64, numbers.count == count ?? numbers.count else {
      throw .unfit(
        path: path, expected: "\(count.map { "\($0) " } ?? "")whole numbers “\(name)”",
        found: entries[name].map { "\($0.type.rawValue) of shape \($0.shape)" } ?? "none")
    }
    return numbers
  }

  func tensor(_ name: String, like model: Tensor) throws(CheckpointError) -> Tensor {
    let expected = "“\(name)”, \(model.dtype.rawValue) of shape \(model.shape)"
    guard let entry = entries[name] else {
      throw .unfit(path: path, expected: expected, found: "no such tensor")
    }
    if entry.shape != model.shape || entry.type.rawValue != model.dtype.rawValue {
      throw .unfit(
        path: path, expected: expected, found: "\(entry.type.rawValue) of shape \(entry.shape)")
    }
    return Tensor(bytes: entry.bytes, shape: entry.shape, dtype: model.dtype)
  }

  private typealias Entry = SafetensorsFile.Entry
}

extension SafetensorsFile.Entry {
  /// A tensor as it stands in memory: all machines that Swift runs on are little-endian.
  fileprivate init(_ tensor: Tensor) {
    let type: SafetensorsFile.ElementType = tensor.dtype == .float32 ? .float32 : .float64
    self.init(type: type, shape: tensor.shape, bytes: tensor.bytes)
  }
}
