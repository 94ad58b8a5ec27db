import ArgumentParser
import ChapterOptions
import DeepDream
import FeatureNetworks
import Tensors

extension ChapterDream {
  /// The default verb.
  struct DreamVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "dream",
      abstract: "Dream on a picture (the default).",
      discussion: """
        Leaves a run folder: dream.png, samples with the picture after each octave, a chart of the loss, \
        metrics.jsonl. Ctrl-C keeps the picture as it is.
        """)

    @Option(help: "How much to do: quick, paper or smoke.")
    var preset = Preset.quick

    @OptionGroup var pictures: DreamPictures
    @OptionGroup var chosen: NetworkOptions
    @OptionGroup(title: "Instead of the preset's") var changes: DreamChanges
    @OptionGroup var options: RunOptions

    func run() throws {
      options.machine.apply()
      let network = try chosen.network(on: options.machine)
      var configuration = Configuration(preset: preset, for: network.architecture)
      changes.apply(to: &configuration)
      let picture = try pictures.picture(size: configuration.size)
      let guide = try pictures.guidePicture(size: configuration.size)
      let layers = configuration.layers.map(\.name)
      let sizes = configuration.octaveSizes(height: picture.shape[1], width: picture.shape[2])
      try network.architecture.check(layers, on: sizes)
      if let guide {
        try network.architecture.check(
          layers, on: "The guide", height: guide.shape[1], width: guide.shape[2],
          remedy: "Take a larger --size, or --layers further up.")
      }
      let settings = RunConfiguration(
        dream: configuration, image: pictures.image, guide: pictures.guide,
        weights: chosen.weights, seed: options.seed)
      try DreamRun(options: options, preset: preset, settings: settings, network: network)
        .perform(on: picture, guide: guide)
    }
  }
}

/// Numbers of the preset that are to be others.
struct DreamChanges: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Layers and how much each counts; chapter-dream summary lists them.",
      valueName: "name:weight,…"))
  var layers: LayerList?

  @Option(parsing: .unconditional, help: "How many sizes are dreamed on.")
  var octaves: Int?

  @Option(parsing: .unconditional, help: "How much larger each size is than the one before.")
  var octaveScale: Double?

  @Option(parsing: .unconditional, help: "Steps at each size.")
  var steps: Int?

  @Option(parsing: .unconditional, help: "By how much an average pixel changes in a step, of 1.")
  var rate: Double?

  @Option(
    parsing: .unconditional, help: "By how many pixels the picture is moved before a step.")
  var jitter: Int?

  @Option(parsing: .unconditional, help: "The loss at which an octave ends.")
  var maxLoss: Double?

  @Option(
    parsing: .unconditional, help: "The side of the parts whose gradients are taken one by one.")
  var tile: Int?

  @Option(parsing: .unconditional, help: "The longer side of the picture.")
  var size: Int?

  func validate() throws {
    try check("--octaves", octaves ?? 1, isIn: 1...32)
    try check("--octave-scale", octaveScale, isIn: 1...10)
    try check("--steps", steps ?? 1, isIn: 1...1_000_000)
    try check("--rate", isPositive: rate)
    try check("--jitter", jitter ?? 0, isIn: 0...10_000)
    try check("--max-loss", isPositive: maxLoss)
    try check("--tile", tile ?? 64, isIn: 64...16_384)
    try check("--size", size ?? 16, isIn: 16...16_384)
  }

  func apply(to configuration: inout Configuration) {
    if let layers { configuration.layers = layers.layers }
    if let octaves { configuration.octaves = octaves }
    if let octaveScale { configuration.octaveScale = octaveScale }
    if let steps { configuration.steps = steps }
    if let rate { configuration.rate = rate }
    if let jitter { configuration.jitter = jitter }
    if let maxLoss { configuration.maxLoss = maxLoss }
    if let tile { configuration.tile = tile }
    if let size { configuration.size = size }
  }
}

extension Architecture {
  /// Refuses layers that there are not, and octaves in which one of them would not see a position.
  func check(_ layers: [String], on octaves: [Octaves.Size]) throws {
    try check(
      layers, on: "The smallest octave", height: octaves[0].height, width: octaves[0].width,
      remedy: "Take a larger --size, fewer --octaves, or --layers further up.")
  }
}
