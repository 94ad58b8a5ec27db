import Datasets
import Foundation
import NeuralNetworks
import Tensors
import Testing
import TextGeneration

/// The answers to the exercises of `01-text-generation.md`, in their order.
@Suite("The exercises of chapter 1")
struct TextExerciseTests {
  @Test("1: entropy rises with temperature, at the rate Var(ℓ)/T³")
  func temperature() {
    let logits = [0.7, 0.2, 0.1].map { log($0) }
    func distribution(_ t: Double) -> [Double] { Sampler(temperature: t).probabilities(logits) }
    func nats(_ t: Double) -> Double { entropy(distribution(t)) * log(2) }
    for (t, bits) in [(0.5, 0.512), (1, 1.157), (2, 1.465), (1e6, log2(3))] {
      #expect(abs(entropy(distribution(t)) - bits) < 5e-4)
      let p = distribution(t)
      let mean = zip(p, logits).map(*).reduce(0, +)
      let variance = zip(p, logits).map { $0 * ($1 - mean) * ($1 - mean) }.reduce(0, +)
      let h = 1e-5 * t
      let slope = (nats(t + h) - nats(t - h)) / (2 * h)
      #expect(abs(slope - variance / (t * t * t)) < 1e-8)
    }
  }

  @Test("2: a fair coin as printed is 0/0 below T = 0.00093")
  func coin() {
    let coin = [0.5, 0.5]
    #expect(reweighted(coin, temperature: 0.00094) == coin)
    #expect(reweighted(coin, temperature: 0.00092).allSatisfy { $0.isNaN })
    #expect(reweighted(coin, temperature: 5e-4).allSatisfy { $0.isNaN })
    for t in [0.00092, 5e-4, 1e-300] {
      #expect(Sampler(temperature: t).probabilities(coin.map { log($0) }) == coin)
    }
  }

  @Test("3: after an a of abracadabra comes b with 41/112, a with 18/112")
  func wittenBell() {
    let corpus = TextCorpus("abracadabra", name: "a word", isLowercased: false)
    let counts = NGramModel(corpus.symbols, symbolCount: corpus.alphabet.count, order: 2)
    let (a, b) = (0, 1)
    #expect(corpus.alphabet.decode([a, b]) == "ab")
    #expect(abs(counts.probability(of: b, after: [a]) - 41.0 / 112) < 1e-12)
    #expect(abs(counts.probability(of: a, after: [a]) - 18.0 / 112) < 1e-12)
    let sum = corpus.alphabet.symbols.indices.map { counts.probability(of: $0, after: [a]) }
      .reduce(0, +)
    #expect(abs(sum - 1) < 1e-12)
  }

  @Test("4: the gradient by hand is the tape's")
  func gradientByHand() {
    let symbols = [0, 1, 1, 0]
    let unit = OneUnit(
      table: [[0.3, 1.2, -0.5, 0.1], [-0.7, 0.4, 0.9, 0.6]], u: [0.5, -0.3, 0.8, -0.9])
    let byHand = unit.gradients(reading: symbols)
    let inputs = [
      Tensor(unit.table.flatMap { $0 }, shape: [2, 4], dtype: .float64),
      Tensor(unit.u, shape: [1, 4], dtype: .float64),
    ]
    let byTape = valueAndGradients(at: inputs) { inputs in
      lstm(
        symbols, of: inputs[0], recurrentWeight: inputs[1],
        from: .zeros(batch: 1, units: 1, dtype: .float64)
      ).hidden.sum()
    }.gradients
    for (hand, tape) in zip([byHand.dTable.flatMap { $0 }, byHand.dU], byTape) {
      #expect(zip(hand, tape.scalars).allSatisfy { abs($0 - $1) < 1e-12 })
    }
  }

  @Test("5: what is left of a memory after 60 symbols, with forget biases of 0, 1 and 4.46")
  func forgetting() {
    func left(_ bias: Double) -> Double {
      let table = Tensor([0, bias, 0, 0], shape: [1, 4], dtype: .float64)
      let start = LSTMState(
        hidden: .zeros([1, 1], dtype: .float64), cell: .ones([1, 1], dtype: .float64))
      let nothing = Tensor.zeros([1, 4], dtype: .float64)
      return lstm([Int](repeating: 0, count: 60), of: table, recurrentWeight: nothing, from: start)
        .state.cell.item
    }
    #expect(abs(left(0) / 8.67e-19 - 1) < 1e-3)
    #expect(abs(left(1) / 6.87e-9 - 1) < 1e-3)
    #expect(abs(left(4.455) - 0.5) < 1e-3)
  }

  @Test("6: the likeliest first symbol does not begin the likeliest text")
  func beam() {
    #expect(beamSearch(from: TwoLetters(), length: 2, width: 1) == [0, 0])
    #expect(beamSearch(from: TwoLetters(), length: 2, width: 2) == [1, 0])
  }
}

/// An LSTM of one unit over symbols, and its gradient without a tape.
private struct OneUnit {
  /// What each symbol adds to z, in the order i, f, g, o.
  let table: [[Double]]
  /// U, for the same four.
  let u: [Double]

  /// What was computed at one symbol, and h and c before it.
  private struct Moment {
    let symbol: Int
    let earlierH, earlierC: Double
    let i, f, g, o, c: Double
  }

  private func read(_ symbols: [Int]) -> [Moment] {
    var (h, c, moments) = (0.0, 0.0, [Moment]())
    for symbol in symbols {
      let z = zip(table[symbol], u).map { $0 + h * $1 }
      let (i, f, g, o) = (logistic(z[0]), logistic(z[1]), tanh(z[2]), logistic(z[3]))
      let newC = f * c + i * g
      moments.append(
        Moment(symbol: symbol, earlierH: h, earlierC: c, i: i, f: f, g: g, o: o, c: newC))
      (h, c) = (o * tanh(newC), newC)
    }
    return moments
  }

  /// The gradients of the sum of all h, from the last symbol back to the first.
  func gradients(reading symbols: [Int]) -> (dTable: [[Double]], dU: [Double]) {
    var dTable = table.map { $0.map { _ in 0.0 } }
    var dU = [0.0, 0, 0, 0]
    var (dH, dC) = (0.0, 0.0)  // from the moments that come later
    for now in read(symbols).reversed() {
      dH += 1  // from the sum
      let (i, f, g, o, t) = (now.i, now.f, now.g, now.o, tanh(now.c))
      dC += dH * o * (1 - t * t)
      let dZ = [
        dC * g * i * (1 - i), dC * now.earlierC * f * (1 - f), dC * i * (1 - g * g),
        dH * t * o * (1 - o),
      ]
      for k in 0..<4 {
        dTable[now.symbol][k] += dZ[k]
        dU[k] += now.earlierH * dZ[k]
      }
      dH = zip(dZ, u).map(*).reduce(0, +)
      dC *= f
    }
    return (dTable, dU)
  }

  private func logistic(_ z: Double) -> Double { 1 / (1 + exp(-z)) }
}

/// Symbol 0 comes first with 0.6; after it both are about as likely; after symbol 1 comes 0, nearly
/// surely.
private struct TwoLetters: SymbolPredictor {
  private var first: Int?

  mutating func read(_ symbol: Int) { first = first ?? symbol }

  var logits: [Double] {
    let probability = first.map { $0 == 0 ? 0.55 : 0.9 } ?? 0.6
    return [log(probability), log(1 - probability)]
  }
}

/// Numbers that the text of chapter 1 states beside its exercises.
@Suite("What the text of chapter 1 says")
struct TextClaimsTests {
  @Test("the published network has 102,585 parameters")
  func parameters() {
    var random = SplitMix64(seed: 0)
    let model = CharacterModel(Configuration(), symbolCount: 57, using: &random)
    let gates = 4 * (57 * 128 + 128 * 128 + 128)
    #expect(gates == 95_232)
    #expect(model.layers[0].parameters.scalarCount == gates)
    #expect(model.output.parameters.scalarCount == 7_353)
    #expect(model.parameters.scalarCount == 102_585)
  }

  @Test("200,278 windows take 685 MB as one-hot bytes")
  func oneHot() {
    let windows = (600_893 - 60 + 2) / 3
    #expect(windows == 200_278)
    #expect(windows * 60 * 57 == 684_950_760)
    #expect((2 * 600_893 + windows) * 8 == 11_216_512)
  }

  @Test(
    "the printed log in bits",
    arguments: [
      (1.9895, 2.87), (1.3947, 2.01), (1.3026, 1.88), (1.598, 2.31), (4.733, 6.83), (12.60, 18.18),
      (14.57, 21.02),
    ])
  func printedLog(nats: Double, text: Double) { #expect(abs(bits(nats) - text) < 6e-3) }

  @Test("a reader of windows and one who carries its state part after a window")
  func readers() {
    var configuration = Configuration()
    configuration.units = 8
    var random = SplitMix64(seed: 1)
    let model = CharacterModel(configuration, symbolCount: 4, dtype: .float64, using: &random)
    var (window, carried) = (SlidingWindow(model, length: 5), CarriedState(model))
    for (index, symbol) in [0, 3, 1, 2, 2, 1, 0, 3].enumerated() {
      window.read(symbol)
      carried.read(symbol)
      let apart = zip(window.logits, carried.logits).map { abs($0 - $1) }.max()!
      #expect(index < 5 ? apart < 1e-12 : apart > 1e-6, "after \(index + 1) symbols: \(apart)")
    }
  }

  @Test("after quiet steps RMSprop moves a weight by up to √10 rates")
  func jump() {
    let weight = Parameter(wrappedValue: Tensor([0], dtype: .float64))
    let list = ParameterList([(name: "weight", parameter: weight)])
    var optimiser = RMSprop(learningRate: 1)
    func move(along gradient: Double) -> Double {
      let before = weight.value.item
      optimiser.step(list, along: [Tensor([gradient], dtype: .float64)])
      return before - weight.value.item
    }
    let quiet = (0..<200).map { _ in move(along: 0.01) }.last!
    #expect(abs(quiet - 1) < 1e-3)
    #expect(abs(move(along: 10) - 10.0.squareRoot()) < 1e-3)
  }
}
