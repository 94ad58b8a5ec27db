import Tensors
import Testing

@testable import DCGAN

@Suite("What data in [0, 1] give away")
struct NegativePixelsTests {
  @Test("the share of negative numbers is counted, zero not among them")
  func share() {
    #expect(negativeShare(of: Tensor([-1, 0, 0.5, -0.1], shape: [2, 2])) == 0.5)
    #expect(negativeShare(of: Tensor([0, 1], shape: [1, 2])) == 0)
  }

  @Test("one negative pixel makes a picture generated; the rule's accuracy is over both kinds")
  func rule() {
    let clean = Tensor([0, 1, 0.5, 0.2], shape: [2, 2])
    let dirty = Tensor([-0.1, 1, 0.5, -1], shape: [2, 2])
    #expect(onePixelRule(real: clean, generated: dirty) == 1)
    #expect(onePixelRule(real: dirty, generated: dirty) == 0.5)
    #expect(onePixelRule(real: clean, generated: clean) == 0.5)
    #expect(onePixelRule(real: dirty, generated: clean) == 0)
  }

  @Test(
    "the rule tells a new generator's forgeries from data in [0, 1], none from data in [−1, 1]",
    arguments: [Network.mnist, .frog])
  func games(network: Network) {
    for (isPrinted, accuracy) in [(true, 1.0), (false, 0.5)] {
      var game = tinyGame(network) { if isPrinted { $0.playAsPrinted() } }
      let metrics = game.takeStep()
      #expect(metrics.first { $0.name == "onePixelRule" }?.value == accuracy)
      #expect((metrics.first { $0.name == "negativePixels" }?.value ?? 0) > 0.1)
    }
  }
}
