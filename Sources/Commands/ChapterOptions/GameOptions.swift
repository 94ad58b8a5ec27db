public import ArgumentParser
public import Foundation
public import GAN
public import Tensors
public import Training

extension Preset: ExpressibleByArgument {}
extension NoisePath: ExpressibleByArgument {}

extension CommandConfiguration {
  /// `train`'s, the default verb.
  public static var gameTraining: CommandConfiguration {
    CommandConfiguration(
      abstract: "Train both networks (the default).",
      discussion: """
        Leaves a run folder: samples and charts as PNG, metrics.jsonl, a checkpoint. Ctrl-C saves \
        before it ends; --resume goes on from there.
        """)
  }

  /// `evaluate`'s.
  public static var gameEvaluation: CommandConfiguration {
    CommandConfiguration(
      abstract: "Measure how good the generator's samples are.",
      discussion: """
        First the discriminator is examined on pictures it never saw: charts/scores.png, the \
        histogram of D's probability of “real” for real and generated pictures, and \
        charts/sorted-scores.png, the same probabilities in ascending order.

        Then samples are compared with held-out pictures in the features of a classifier: distances, \
        classes, copies, and whether a network can tell them apart. Everything is measured of \
        training pictures too, which is what a perfect generator would have. evaluation.json, \
        charts/classes.png, charts/neighbours.png and charts/nearest.png.
        """)
  }
}

/// What every adversarial game's `generate` understands.
public struct SamplingOptions: ParsableArguments {
  /// `--count`
  @Option(parsing: .unconditional, help: "How many pictures.")
  public var count = 64

  /// `--nice`
  @Flag(help: "Draw 20 times as many and keep those the discriminator takes for real.")
  public var nice = false

  /// `--output`
  @Option(
    help: ArgumentHelp("Where to write; generated.png in the run if not given.", valueName: "png"))
  public var output: String?

  /// Parsed by the command.
  public init() {}

  /// Refuses numbers that make no sense.
  public func validate() throws { try check("--count", count, isIn: 1...10_000) }

  /// Columns of a sheet that is as wide as high.
  public var columns: Int { Int(Double(count).squareRoot().rounded(.up)) }

  /// Where to write.
  public func url(in folder: RunFolder) -> URL {
    output.map { URL(fileURLWithPath: $0) } ?? folder.url.appending(path: "generated.png")
  }

  /// The pictures.
  public func pictures(of game: some AdversarialGame, using random: inout SplitMix64) -> Tensor {
    nice ? game.nicestSamples(count, using: &random) : game.samples(count, using: &random)
  }
}
