import ArgumentParser
import ChapterOptions
import StyleTransfer

/// Numbers of the preset that are to be others.
struct TransferChanges: ParsableArguments {
  @Option(parsing: .unconditional, help: "The longer side of the picture.")
  var size: Int?

  @Option(parsing: .unconditional, help: "The longer side of the style pictures.")
  var styleSize: Int?

  @Option(parsing: .unconditional, help: "How many iterations; a picture is written after each.")
  var iterations: Int?

  @Option(
    parsing: .unconditional, help: "Evaluations of the loss and its gradient in an iteration.")
  var evaluations: Int?

  @Option(
    parsing: .unconditional,
    help: "How many sizes the picture goes through, each twice as large as the one before.")
  var scales: Int?

  @OptionGroup var weights: WeightOptions

  @Option(
    help: ArgumentHelp(
      "Where content is looked for; chapter-style summary lists the layers.", valueName: "name"))
  var contentLayer: String?

  @Option(help: ArgumentHelp("Where style is looked for, with commas.", valueName: "name,…"))
  var styleLayers: LayerNames?

  @Option(
    help: """
      What a layer's style loss is divided by: input, the picture's channels and pixels, as \
      published, or layer, its own.
      """)
  var normalisation: StyleNormalisation?

  @Option(help: "What changes the picture: lbfgs or adam.")
  var minimiser: Configuration.Minimiser?

  @Option(parsing: .unconditional, help: "Adam's rate, in steps of 0 to 255.")
  var rate: Double?

  @Option(help: "The first picture: content or noise.")
  var start: Configuration.Start?

  @Flag(help: "Let L-BFGS begin anew in each iteration, as the published program does.")
  var restarts = false

  @Flag(help: "Keep the content picture's colours.")
  var originalColours = false

  @Flag(
    help: """
      Make the published program's mistakes, too: every layer divided by the input's size, L-BFGS \
      begun anew in each iteration, the style picture stretched, red and blue exchanged when a \
      picture is saved. Its numbers are --preset paper.
      """)
  var asPrinted = false

  func validate() throws {
    try check("--size", size ?? 64, isIn: 16...4096)
    try check("--style-size", styleSize ?? 64, isIn: 16...4096)
    try check("--iterations", iterations ?? 1, isIn: 1...100_000)
    try check("--evaluations", evaluations ?? 1, isIn: 1...100_000)
    try check("--scales", scales ?? 1, isIn: 1...8)
    try check("--rate", isPositive: rate)
    if rate != nil && minimiser != .adam {
      throw ValidationError("--rate is Adam's: add --minimiser adam, or leave it out.")
    }
    if let scales, let iterations, scales > iterations {
      throw ValidationError(
        "--scales \(scales) needs as many --iterations, or more: found \(iterations).")
    }
    if restarts && minimiser == .adam {
      throw ValidationError("--restarts is of L-BFGS: leave it out, or --minimiser adam.")
    }
    let decided = normalisation != nil || minimiser == .adam || scales != nil || styleSize != nil
    if asPrinted && decided {
      throw ValidationError(
        "--as-printed decides normalisation, minimiser, scales and style size: leave out all four.")
    }
  }

  /// Whether a run that goes on would become another.
  var areAny: Bool {
    let numbers: [Any?] = [
      size, styleSize, iterations, evaluations, scales, contentLayer, styleLayers, normalisation,
      minimiser, rate, start,
    ]
    return numbers.contains { $0 != nil } || weights.areAny || restarts || originalColours
      || asPrinted
  }

  func apply(to configuration: inout Configuration) {
    if let size { configuration.size = size }
    if let styleSize { configuration.styleSize = styleSize }
    if let iterations { configuration.rounds = iterations }
    if let evaluations { configuration.evaluations = evaluations }
    if let scales { configuration.scales = scales }
    weights.apply(to: &configuration.weights)
    if let contentLayer { configuration.contentLayer = contentLayer }
    if let styleLayers { configuration.styleLayers = styleLayers.names }
    if let normalisation { configuration.normalisation = normalisation }
    if let minimiser { configuration.minimiser = minimiser }
    if let rate { configuration.rate = rate }
    if let start { configuration.start = start }
    if restarts { configuration.restarts = true }
    if originalColours { configuration.originalColours = true }
    if asPrinted { configuration.takeAsPrinted() }
  }
}

/// Names as an option lists them: "block1_conv1,block2_conv1".
struct LayerNames: ExpressibleByArgument {
  let names: [String]

  init?(argument: String) {
    let words = argument.split(separator: ",", omittingEmptySubsequences: false)
    if words.contains("") || Set(words).count < words.count { return nil }
    names = words.map(String.init)
  }
}
