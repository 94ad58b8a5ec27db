import Datasets
import Testing

@testable import TextGeneration

@Suite("The hyper-parameters of the character model")
struct ConfigurationTests {
  @Test("the paper's preset has the published numbers, with the book's rate and clipped gradients")
  func paper() {
    let paper = Configuration(preset: .paper)
    #expect(paper == Configuration())
    #expect((paper.units, paper.layerCount) == (128, 1))
    #expect((paper.window, paper.stride, paper.batchSize) == (60, 3, 128))
    #expect(paper.reading == .windows && paper.rule == .rmsprop && paper.isLowercased)
    #expect(paper.learningRate == 0.01 && paper.rateDecay == 1 && paper.clipNorm == 1)
    #expect((paper.epochs, paper.heldOut, paper.dropout) == (60, 0, 0))
    #expect(!paper.continuesAcrossTemperatures)
  }

  @Test("as printed it has Keras' rate, clips nothing and goes from temperature to temperature")
  func asPrinted() {
    var printed = Configuration(preset: .paper)
    printed.trainAsPrinted()
    var expected = Configuration()
    expected.learningRate = 0.001
    expected.clipNorm = nil
    expected.continuesAcrossTemperatures = true
    #expect(printed == expected)
  }

  @Test("the other presets are the published network but for these numbers")
  func presets() {
    var quick = Configuration()
    (quick.units, quick.reading, quick.stride, quick.batchSize) = (256, .streams, 1, 32)
    (quick.rule, quick.learningRate, quick.rateDecay) = (.adam, 0.005, 0.95)
    (quick.epochs, quick.heldOut, quick.dropout) = (20, 0.1, 0.3)
    #expect(Configuration(preset: .quick) == quick)
    var improved = quick
    (improved.units, improved.batchSize, improved.epochs) = (512, 64, 20)
    (improved.learningRate, improved.rateDecay, improved.dropout) = (0.003, 0.9, 0.4)
    #expect(Configuration(preset: .improved) == improved)
    var smoke = Configuration()
    (smoke.units, smoke.batchSize, smoke.stride) = (16, 32, 400)
    (smoke.epochs, smoke.heldOut) = (2, 0.1)
    #expect(Configuration(preset: .smoke) == smoke)
  }

  @Test("no preset has a flaw, and every number that nothing can be learnt with is named")
  func flawsAreNamed() {
    for preset in Preset.allCases { #expect(Configuration(preset: preset).flaw == nil) }
    for (change, flaw) in flaws {
      var configuration = Configuration()
      change(&configuration)
      #expect(configuration.flaw == flaw)
    }
  }

  @Test(
    "the fewest symbols are enough to train, judge and continue, and one less is not enough",
    arguments: Configuration.Reading.allCases, [(0.0, 8), (0.1, 8), (0.9, 8), (0, 1), (0.5, 1)])
  func fewestSymbols(reading: Configuration.Reading, shares: (heldOut: Double, batchSize: Int)) {
    let configuration = tinyConfiguration(reading) {
      ($0.heldOut, $0.batchSize) = shares
    }
    let fewest = configuration.fewestSymbols
    let enough = TextCorpus(
      String(String(repeating: "abc", count: fewest).prefix(fewest)), name: "short",
      isLowercased: true)
    var training = TextTraining(configuration, corpus: enough, seed: 1)
    let loss = training.takeStep()[0].value
    #expect(loss.isFinite)
    #expect((training.heldOutBits == nil) == (shares.heldOut == 0))
    #expect(Passages(after: training, seed: 1).seed.count == 8)
    #expect(PredictionReport(of: training.model, configuration, on: enough).rows.count == 9)
    if shares.heldOut == 0 {
      let symbols = Array(enough.symbols.dropLast())
      let windows = Windows(symbols: symbols, length: 8, stride: 3)
      let streams = Streams(symbols: symbols, count: shares.batchSize, length: 8)
      #expect(
        reading == .windows
          ? windows.count == shares.batchSize - 1 : streams.stepsPerEpoch == 0)
    }
  }
}

/// What is changed, and what is said of it.
private let flaws: [(change: @Sendable (inout Configuration) -> Void, flaw: String?)] = [
  ({ $0.units = 0 }, "units 0"), ({ $0.units = 4097 }, "units 4097"),
  ({ $0.units = 4096 }, nil),
  ({ $0.layerCount = 0 }, "layerCount 0"), ({ $0.layerCount = 17 }, "layerCount 17"),
  ({ $0.window = 0 }, "window 0"), ({ $0.window = 10_001 }, "window 10001"),
  ({ $0.stride = 0 }, "stride 0"), ({ $0.stride = 1_000_001 }, "stride 1000001"),
  ({ $0.batchSize = -1 }, "batchSize -1"), ({ $0.batchSize = 100_001 }, "batchSize 100001"),
  ({ $0.epochs = 0 }, "epochs 0"), ({ $0.epochs = .max }, "epochs \(Int.max)"),
  ({ $0.learningRate = 0 }, "learningRate 0.0"), ({ $0.learningRate = .nan }, "learningRate nan"),
  ({ $0.learningRate = .infinity }, "learningRate inf"),
  ({ $0.clipNorm = 0 }, "clipNorm 0.0"), ({ $0.clipNorm = -1 }, "clipNorm -1.0"),
  ({ $0.clipNorm = nil }, nil),
  ({ $0.rateDecay = 0 }, "rateDecay 0.0"), ({ $0.rateDecay = 1.5 }, "rateDecay 1.5"),
  ({ $0.rateDecay = .nan }, "rateDecay nan"),
  ({ $0.dropout = 1 }, "dropout 1.0"), ({ $0.dropout = -0.1 }, "dropout -0.1"),
  ({ $0.heldOut = 1 }, "heldOut 1.0"), ({ $0.heldOut = .nan }, "heldOut nan"),
]
