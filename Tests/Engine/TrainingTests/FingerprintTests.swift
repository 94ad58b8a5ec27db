import Testing
import Training

@Suite("A fingerprint") struct FingerprintTests {
  @Test(
    "is FNV-1a in 64 bits",
    arguments: [
      ("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8"),
    ])
  func known(text: String, hash: String) {
    #expect(fingerprint(of: [Array(text.utf8)]) == hash)
  }

  @Test("is of the parts one after another, and has sixteen digits") func parts() {
    #expect(fingerprint(of: [[1, 2], [], [3]]) == fingerprint(of: [[1], [2, 3]]))
    #expect((0..<200).allSatisfy { fingerprint(of: [[UInt8($0)]]).count == 16 })
    #expect(Set((0..<200).map { fingerprint(of: [[UInt8($0)]]) }).count == 200)
  }
}
