import Datasets
import Tensors
import Testing

@testable import TextGeneration

private let symbols = Array(tinyCorpus.symbols[100..<130])

/// The greatest difference of two lists of logits.
private func difference(_ a: [Double], _ b: [Double]) -> Double {
  a.count == b.count ? zip(a, b).map { ($0 - $1).magnitude }.max()! : .infinity
}

@Suite("Readers of a text")
struct ReaderTests {
  @Test(
    "a sliding window says what the last symbols alone say, read anew every time",
    arguments: [1, 2, 7, 40], [1, 2])
  func slidingWindow(length: Int, layerCount: Int) {
    let model = generalModel(layerCount: layerCount)
    var window = SlidingWindow(model, length: length)
    #expect(window.logits == plainLogits(model, after: []))
    for (place, symbol) in symbols.enumerated() {
      window.read(symbol)
      let plain = plainLogits(model, after: symbols[...place].suffix(length))
      #expect(difference(window.logits, plain) < 1e-12, "symbol \(place)")
    }
  }

  @Test("a state carried from symbol to symbol says what one reading of the whole text says")
  func carriedState() {
    let model = generalModel(layerCount: 2)
    var carried = CarriedState(model)
    #expect(carried.logits == plainLogits(model, after: []))
    for (place, symbol) in symbols.enumerated() {
      carried.read(symbol)
      let said = model.read(Array(symbols[...place]), from: model.emptyState(batch: 1)).said
      #expect(difference(carried.logits, model.lastLogits(said).scalars) < 1e-12)
    }
  }

  @Test("while fewer symbols are read than a window has, both say the same; afterwards not")
  func windowAndState() {
    let model = generalModel()
    var (window, carried) = (SlidingWindow(model, length: 10), CarriedState(model))
    for (place, symbol) in symbols.enumerated() {
      window.read(symbol)
      carried.read(symbol)
      let difference = difference(window.logits, carried.logits)
      #expect(place < 10 ? difference < 1e-12 : difference > 1e-9)
    }
  }

  @Test("a copy reads on alone")
  func copies() {
    let model = generalModel()
    func check(_ reader: some SymbolPredictor) {
      let before = reader.logits
      #expect(reader.reading([1, 2]).logits != before)
      #expect(reader.logits == before)
      #expect(reader.reading([1, 2]).logits == reader.reading([1, 2]).logits)
    }
    check(SlidingWindow(model, length: 4).reading(symbols))
    check(CarriedState(model).reading(symbols))
  }
}

@Suite("Continuations")
struct ContinuationTests {
  @Test("each symbol is drawn from what was read before it, and read", arguments: [0.5, 1.5])
  func plain(temperature: Double) {
    let model = generalModel()
    let sampler = Sampler(temperature: temperature)
    let written = Continuation(
      of: SlidingWindow(model, length: 5).reading(symbols), sampler: sampler,
      random: SplitMix64(seed: 3)
    ).prefix(20)
    var (text, random) = (symbols, SplitMix64(seed: 3))
    for _ in 0..<20 {
      let logits = plainLogits(model, after: text.suffix(5))
      text.append(sampler.draw(from: logits, using: &random))
    }
    #expect(Array(written) == Array(text.suffix(20)))
  }

  @Test("equal seeds write equal texts", arguments: Configuration.Reading.allCases)
  func seeds(reading: Configuration.Reading) {
    func written(_ seed: UInt64) -> [Int] {
      Array(
        generalModel().continuation(
          of: symbols, reading: reading, window: 6, sampler: Sampler(temperature: 1),
          random: SplitMix64(seed: seed)
        ).prefix(50))
    }
    #expect(written(1) == written(1))
    #expect(written(1) != written(2))
  }
}

private let twice = TextCorpus(
  tinyCorpus.text + tinyCorpus.text, name: "twice", isLowercased: true)

@Suite("A passage at four temperatures")
struct PassagesTests {
  @Test(
    "all begin at one passage, or each at the end of the one before it",
    arguments: [(false, 8), (true, 8), (true, 450)])
  func beginnings(continuesAcross: Bool, window: Int) throws {
    let training = longTraining(continuesAcross: continuesAcross, window: window)
    let passages = Passages(after: training, seed: 2)
    #expect(twice.text.contains(passages.seed) && passages.seed.count == window)
    #expect(passages.continuations.map(\.temperature) == [0.2, 0.5, 1, 1.2])
    var random = SplitMix64(seed: 2).stream("passage 1")
    _ = random.below(1200 - window)
    var read = passages.seed
    for (temperature, text) in passages.continuations {
      #expect(text.count == 400)
      let written = training.model.continuation(
        of: try twice.alphabet.encode(read), reading: .streams, window: window,
        sampler: Sampler(temperature: temperature), random: random.stream("\(temperature)"))
      #expect(tinyCorpus.alphabet.decode(written.prefix(400)) == text, "at \(temperature)")
      if continuesAcross { read = String((read + text).suffix(window)) }
    }
  }

  @Test("the epoch is the one under way, and decides the passage along with the seed")
  func epochs() {
    var training = longTraining(continuesAcross: false, window: 8)
    let first = Passages(after: training, seed: 2)
    #expect(first.epoch == 1 && first.epochName == "001")
    #expect(first.text == Passages(after: training, seed: 2).text)
    #expect(first.seed != Passages(after: training, seed: 3).seed)
    for _ in 1..<training.stepsPerEpoch { _ = training.takeStep() }
    #expect(Passages(after: training, seed: 2).epoch == 1)
    _ = training.takeStep()
    let second = Passages(after: training, seed: 2)
    #expect(second.epoch == 2 && second.seed != first.seed)
  }

  @Test("the text tells the epoch, each temperature and the passage; an excerpt is a line")
  func texts() {
    let lines = TextCorpus(
      String(repeating: "a\r\nb\n", count: 200), name: "lines", isLowercased: true)
    var training = tinyTraining(.streams, on: lines)
    _ = training.takeStep()
    let passages = Passages(after: training, seed: 2)
    for part in ["epoch 1\n", "---- temperature 0.2\n", "---- temperature 1.2\n\(passages.seed)|"] {
      #expect(passages.text.contains(part))
    }
    #expect(passages.continuations.allSatisfy { $0.text.contains(where: \.isNewline) })
    #expect(passages.excerpts.count == 4)
    for excerpt in passages.excerpts {
      #expect(!excerpt.contains(where: \.isNewline) && excerpt.contains("⏎"))
    }
    #expect(passages.excerpts[1].hasPrefix("  0.5  "))
  }

  /// One text of the batch, after a step.
  private func longTraining(continuesAcross: Bool, window: Int) -> TextTraining {
    var training = tinyTraining(.streams, on: twice) {
      ($0.batchSize, $0.window, $0.continuesAcrossTemperatures) = (1, window, continuesAcross)
    }
    _ = training.takeStep()
    lengthenMemory(of: training.model)
    return training
  }
}
