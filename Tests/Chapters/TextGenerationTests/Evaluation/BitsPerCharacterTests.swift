import Foundation
import Tensors
import Testing

@testable import TextGeneration

@Suite("Bits per character")
struct BitsPerCharacterTests {
  private let symbols = tinyCorpus.symbols

  @Test(
    "of windows they are the plain mean, each symbol told from the window before it",
    arguments: [8..<9, 8..<60, 40..<600], [1, 8])
  func windows(range: Range<Int>, window: Int) {
    let model = generalModel()
    let plain = range.reduce(0.0) { sum, place in
      sum + cost(of: symbols[place], plainLogits(model, after: symbols[place - window..<place]))
    }
    let found = model.bitsPerCharacter(
      of: symbols, in: range, reading: .windows, window: window)
    #expect((found - plain / Double(range.count) / log(2)).magnitude < 1e-12)
  }

  @Test("of many windows all are judged, however they are cut into parts")
  func manyWindows() {
    let model = generalModel()
    func bits(_ range: Range<Int>) -> Double {
      model.bitsPerCharacter(of: symbols, in: range, reading: .windows, window: 3)
        * Double(range.count)
    }
    #expect((bits(3..<600) - bits(3..<200) - bits(200..<600)).magnitude < 1e-9)
  }

  @Test(
    "of streams they are the plain mean of a reading from the first symbol, of up to 256 symbols",
    arguments: [1..<2, 1..<257, 50..<70, 256..<500, 257..<513])
  func streams(range: Range<Int>) {
    let model = generalModel(layerCount: 2)
    lengthenMemory(of: model)
    let plain = plainBits(model, range)
    let found = model.bitsPerCharacter(of: symbols, in: range, reading: .streams, window: 8)
    #expect((found - plain).magnitude < 1e-12)
  }

  @Test("of longer ranges each reader begins 256 symbols before its own part")
  func readers() {
    let model = generalModel()
    lengthenMemory(of: model)
    let symbols = symbols + symbols
    let range = 300..<1000  // readers of 300, 556 and 812; the last one's part is cut short
    let parts = [300..<556, 556..<812, 812..<1000]
    let plain = parts.reduce(0.0) { sum, part in
      var reader = CarriedState(model)
      for place in part.lowerBound - 257..<part.lowerBound - 1 { reader.read(symbols[place]) }
      return part.reduce(sum) { sum, place in
        reader.read(symbols[place - 1])
        return sum + cost(of: symbols[place], reader.logits)
      }
    }
    let found = model.bitsPerCharacter(of: symbols, in: range, reading: .streams, window: 8)
    #expect((found - plain / 700 / log(2)).magnitude < 1e-12)
  }

  @Test("a network that knows nothing needs log₂ V bits", arguments: Configuration.Reading.allCases)
  func uniform(reading: Configuration.Reading) {
    let model = indifferentModel(logits: Array(repeating: 0, count: 16))
    let symbols = (0..<700).map { $0 * $0 % 16 }
    let found = model.bitsPerCharacter(of: symbols, in: 60..<700, reading: reading, window: 60)
    #expect((found - 4).magnitude < 1e-12)
  }

  @Test("what is held out is judged as it was trained", arguments: Configuration.Reading.allCases)
  func heldOut(reading: Configuration.Reading) {
    #expect(tinyTraining(reading).heldOutBits == nil)
    let training = tinyTraining(reading) { $0.heldOut = 0.1 }
    #expect(training.learnedCount == 540)
    #expect(
      training.heldOutBits
        == training.model.bitsPerCharacter(
          of: symbols, in: 540..<600, reading: reading, window: 8))
  }

  /// The mean over a range, of a text read symbol by symbol.
  private func plainBits(_ model: CharacterModel, _ range: Range<Int>) -> Double {
    var (reader, nats) = (CarriedState(model), 0.0)
    for place in 0..<range.upperBound - 1 {
      reader.read(symbols[place])
      if range.contains(place + 1) { nats += cost(of: symbols[place + 1], reader.logits) }
    }
    return nats / Double(range.count) / log(2)
  }
}
