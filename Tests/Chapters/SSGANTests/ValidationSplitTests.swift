import Datasets
import Testing

@testable import SSGAN

@Suite("Pictures to choose by")
struct ValidationSplitTests {
  @Test(
    "one in twenty is set aside, 1,000 at most",
    arguments: [(0, 0), (19, 0), (20, 1), (60, 3), (19_999, 999), (21_000, 1_000)])
  func counts(all: Int, setAside: Int) {
    let pictures = numbered(all)
    let split = ValidationSplit(of: pictures, seed: 1)
    #expect(split.validation.count == setAside && split.learned.count == all - setAside)
  }

  @Test("no picture is in both parts, none is lost, and their order stays")
  func partition() {
    let split = ValidationSplit(of: numbered(250), seed: 1)
    let (learned, validation) = (split.learned.pixels, split.validation.pixels)
    #expect((learned + validation).sorted() == (0..<250).map { UInt8($0) })
    #expect(learned == learned.sorted() && validation == validation.sorted())
  }

  @Test("which they are is the seed's choice")
  func seeds() {
    func chosen(_ seed: UInt64) -> [UInt8] {
      ValidationSplit(of: numbered(250), seed: seed).validation.pixels
    }
    #expect(chosen(1) == chosen(1) && chosen(1) != chosen(2))
    #expect(chosen(1) != (0..<12).map { UInt8($0) })
  }

  /// Pictures of one pixel, which is their number.
  private func numbered(_ count: Int) -> LabelledImages {
    LabelledImages(
      name: "numbers", height: 1, width: 1, channels: 1,
      pixels: (0..<count).map { UInt8(truncatingIfNeeded: $0) },
      labels: (0..<count).map { UInt8($0 % 2) }, classCount: 2)
  }
}
