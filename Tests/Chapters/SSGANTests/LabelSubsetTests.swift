import Datasets
import Testing

@testable import SSGAN

private let digits = DrawnDigits.make(count: 400, seed: 1)

@Suite("Which labels are known")
struct LabelSubsetTests {
  @Test("the same number of each class, as far as that goes", arguments: [10, 20, 50, 100, 107])
  func balance(count: Int) throws {
    let subset = try LabelSubset(of: digits, count: count, seed: 3)
    #expect(subset.labelled.count == count && Set(subset.labelled).count == count)
    #expect(subset.labelled == subset.labelled.sorted())
    let ofClass = (0..<10).map { label in
      subset.labelled.count { digits.labels[$0] == UInt8(label) }
    }
    #expect(ofClass.max()! - ofClass.min()! <= 1)
    #expect(!subset.isEverything)
  }

  @Test("with one seed, a smaller choice is part of every larger one")
  func nesting() throws {
    var smaller: Set<Int> = []
    for count in [10, 20, 50, 200, 400] {
      let larger = Set(try LabelSubset(of: digits, count: count, seed: 3).labelled)
      #expect(smaller.isSubset(of: larger))
      smaller = larger
    }
  }

  @Test("the choice is the seed's and no one else's, and its fingerprint says which it is")
  func fingerprints() throws {
    func fingerprint(_ count: Int?, _ seed: UInt64) throws -> String {
      try LabelSubset(of: digits, count: count, seed: seed).fingerprint
    }
    #expect(try fingerprint(50, 3) == fingerprint(50, 3))
    #expect(
      try Set([fingerprint(50, 3), fingerprint(50, 4), fingerprint(51, 3), fingerprint(nil, 3)])
        .count == 4)
    #expect(try fingerprint(nil, 3) == fingerprint(nil, 4))
    #expect(try fingerprint(50, 3).count == 16)
  }

  @Test("the choice and its fingerprint stay what they are from version to version")
  func stability() throws {
    let pictures = speckledPictures([28, 28, 1])
    let subset = try LabelSubset(of: pictures, count: 6, seed: 1)
    #expect(subset.labelled == expectedChoice)
    #expect(subset.fingerprint == expectedFingerprint)
  }

  @Test("no number means all, also where classes are not of one size")
  func everything() throws {
    let all = try LabelSubset(of: digits, count: nil, seed: 3)
    #expect(all.isEverything && all.labelled == [Int](0..<400))
    let uneven = digits.subset([Int](0..<25))
    let most = try LabelSubset(of: uneven, count: 23, seed: 3)
    #expect(Set(most.labelled.map { uneven.labels[$0] }).count == 10)
  }

  @Test("too many, too few, and a class without pictures are refused in words")
  func refusals() {
    let fives = digits.ofClass(5)
    let cases: [(LabelledImages, Int?, LabelSubsetError, String)] = [
      (digits, 401, .tooMany(401, pictures: 400), "found 400 pictures"),
      (digits, 9, .tooFew(9, classes: 10), "found 10 classes"),
      (fives, nil, .classWithoutPictures("0"), "found none of class “0”"),
    ]
    for (images, count, error, says) in cases {
      #expect(throws: error) { try LabelSubset(of: images, count: count, seed: 1) }
      #expect(
        "\(error)".contains(says)
          && "\(error)".contains("expected") != "\(error)".contains("asked for"))
    }
  }
}

private let expectedChoice = [4, 9, 16, 17, 41, 42]
private let expectedFingerprint = "532695d0c30dc1aa"
