import Testing

@testable import Kernels

@Suite struct GatheringAxisTests {
  /// A product of the sum along one axis.
  struct Term: Hashable {
    let input, output, tap: Int
  }

  private func definition(_ axis: ConvolutionAxis) -> [Term] {
    (0..<axis.output).flatMap { output in
      (0..<axis.kernel).map {
        Term(input: output * axis.stride - axis.before + $0, output: output, tap: $0)
      }
    }.filter { 0..<axis.input ~= $0.input }
  }

  @Test("of a convolution gathers each product once")
  func convolving() {
    for axis in ConvolutionAxis.small {
      let gathering = GatheringAxis(convolving: axis)
      let found = terms(gathering) { Term(input: $0, output: $1, tap: $2) }
      expectSame(found, definition(axis), axis)
    }
  }

  @Test("of a transposed convolution's phases gathers each product once, in all phases together")
  func transposing() {
    for axis in ConvolutionAxis.small {
      let found = (0..<axis.stride).flatMap { phase in
        let taps = GatheringAxis.taps(transposing: axis, phase: phase)
        let gathering = GatheringAxis(transposing: axis, phase: phase)
        #expect(taps.count == gathering.taps, "\(axis)")
        return terms(gathering) { Term(input: $1, output: $0, tap: taps[$2]) }
      }
      expectSame(found, definition(axis), axis)
    }
  }

  @Test("is cut so that every result stands in one segment, and neighbours differ in their taps")
  func segments() {
    for axis in ConvolutionAxis.small {
      for gathering in [GatheringAxis(convolving: axis)]
        + (0..<axis.stride).map({ GatheringAxis(transposing: axis, phase: $0) })
      {
        let segments = gathering.segments
        #expect(segments.flatMap { [Int]($0.results) } == [Int](0..<gathering.count), "\(axis)")
        #expect(zip(segments, segments.dropFirst()).allSatisfy { $0.taps != $1.taps }, "\(axis)")
      }
    }
  }

  /// The products of all segments, as `term(source, result, tap)`.
  private func terms(
    _ axis: GatheringAxis, _ term: (_ source: Int, _ result: Int, _ tap: Int) -> Term
  ) -> [Term] {
    axis.segments.flatMap { segment in
      segment.results.flatMap { i in
        segment.taps.map { tap in
          term(axis.origin + i * axis.stride + tap, axis.first + i * axis.step, tap)
        }
      }
    }
  }

  private func expectSame(_ found: [Term], _ expected: [Term], _ axis: ConvolutionAxis) {
    #expect(found.count == expected.count, "\(axis)")
    #expect(Set(found) == Set(expected), "\(axis)")
  }
}
