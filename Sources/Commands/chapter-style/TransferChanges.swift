import ArgumentParser
import ChapterOptions
import StyleTransfer

/// Numbers of the preset that are to be others.
struct TransferChanges: ParsableArguments {
  @Option(parsing: .unconditional, help: "The longer side of the picture.")
  var size: Int?

  @Option(parsing: .unconditional, help: "The longer side of the style pictures.")
  var styleSize: Int?

  @Option(parsing: .unconditional, help: "How many pictures are written on the way.")
  var iterations: Int?

  @Option(
    parsing: .unconditional, help: "How often the loss is computed in each of the iterations.")
  var evaluations: Int?

  @Option(
    parsing: .unconditional,
    help: "How many sizes the picture goes through, each twice as large as the one before.")
  var scales: Int?

  @Option(parsing: .unconditional, help: "How much content counts.")
  var contentWeight: Double?

  @Option(parsing: .unconditional, help: "How much style counts.")
  var styleWeight: Double?

  @Option(parsing: .unconditional, help: "How much smoothness counts.")
  var variationWeight: Double?

  @Option(
    help: ArgumentHelp(
      "Where content is looked for; chapter-style summary lists the layers.", valueName: "name"))
  var contentLayer: String?

  @Option(help: ArgumentHelp("Where style is looked for.", valueName: "name,…"))
  var styleLayers: LayerNames?

  @Option(
    help: "By whose channels and pixels a layer's style loss is divided: input's or layer's own.")
  var normalisation: StyleNormalisation?

  @Option(help: "What changes the picture: lbfgs or adam.")
  var minimiser: Configuration.Minimiser?

  @Option(parsing: .unconditional, help: "Adam's rate, in steps of 0 to 255.")
  var rate: Double?

  @Option(help: "The first picture: content or noise.")
  var start: Configuration.Start?

  @Flag(help: "Keep the content picture's colours.")
  var originalColours = false

  @Flag(
    help: """
      The published program to the letter: constants of the input for every layer, L-BFGS anew in \
      each iteration, the style picture stretched, red and blue exchanged when a picture is saved.
      """)
  var asPrinted = false

  func validate() throws {
    try check("--size", size ?? 64, isIn: 16...4096)
    try check("--style-size", styleSize ?? 64, isIn: 16...4096)
    try check("--iterations", iterations ?? 1, isIn: 1...100_000)
    try check("--evaluations", evaluations ?? 1, isIn: 1...100_000)
    try check("--scales", scales ?? 1, isIn: 1...8)
    for (name, weight) in [
      ("--content-weight", contentWeight), ("--style-weight", styleWeight),
      ("--variation-weight", variationWeight),
    ] { try check(name, weight, isIn: 0...1e15) }
    try check("--rate", isPositive: rate)
    if rate != nil && minimiser != .adam {
      throw ValidationError("--rate is Adam's: add --minimiser adam, or leave it out.")
    }
    if let scales, let iterations, scales > iterations {
      throw ValidationError(
        "--scales \(scales) needs as many --iterations, or more: found \(iterations).")
    }
    if asPrinted && (normalisation != nil || minimiser == .adam || scales != nil) {
      throw ValidationError(
        "--as-printed decides normalisation, minimiser and scales: leave out all three.")
    }
  }

  /// Whether a run that goes on would become another.
  var areAny: Bool {
    let numbers: [Any?] = [
      size, styleSize, iterations, evaluations, scales, contentWeight, styleWeight, variationWeight,
      contentLayer, styleLayers, normalisation, minimiser, rate, start,
    ]
    return numbers.contains { $0 != nil } || originalColours || asPrinted
  }

  func apply(to configuration: inout Configuration) {
    if let size { configuration.size = size }
    if let styleSize { configuration.styleSize = styleSize }
    if let iterations { configuration.rounds = iterations }
    if let evaluations { configuration.evaluations = evaluations }
    if let scales { configuration.scales = scales }
    if let contentWeight { configuration.weights.content = contentWeight }
    if let styleWeight { configuration.weights.style = styleWeight }
    if let variationWeight { configuration.weights.variation = variationWeight }
    if let contentLayer { configuration.contentLayer = contentLayer }
    if let styleLayers { configuration.styleLayers = styleLayers.names }
    if let normalisation { configuration.normalisation = normalisation }
    if let minimiser { configuration.minimiser = minimiser }
    if let rate { configuration.rate = rate }
    if let start { configuration.start = start }
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
