import Testing

@testable import Tensors

@Suite struct TensorTests {
  @Test("knows its shape, count and elements", arguments: DType.allCases)
  func construction(dtype: DType) {
    let x = Tensor([1.0, 2, 3, 4, 5, 6], shape: [2, 3], dtype: dtype)
    #expect((x.shape, x.rank, x.count, x.dtype) == ([2, 3], 2, 6, dtype))
    #expect(x.scalars == [1, 2, 3, 4, 5, 6])
    #expect(Tensor([1.0, 2]).shape == [2])
    #expect(Tensor.zeros([2], dtype: dtype).scalars == [0, 0])
    #expect(Tensor.ones([1, 2], dtype: dtype).scalars == [1, 1])
    #expect(Tensor(repeating: 2.5, shape: [], dtype: dtype).item == 2.5)
    #expect(Tensor.zeros([3, 0], dtype: dtype).scalars.isEmpty)
  }

  @Test("maps bytes evenly from low to high")
  func fromBytes() {
    let bytes: [UInt8] = [0, 51, 255]
    let x = Tensor(bytes: bytes, shape: [3], from: -1, to: 1, dtype: .float64)
    expectEqual(x, [3], [-1, -0.6, 1])
  }

  @Test("comes back from its bytes", arguments: DType.allCases, [[], [0], [2, 3]])
  func bytes(dtype: DType, shape: [Int]) {
    let x = normal(shape).converted(to: dtype)
    let copy = Tensor(bytes: x.bytes, shape: shape, dtype: dtype)
    #expect(x.bytes.count == x.count * dtype.byteCount)
    #expect(copy.scalars == x.scalars && copy.shape == x.shape && copy.dtype == dtype)
  }

  @Test("draws what its generator determines, and nothing else")
  func random() {
    var (a, b) = (SplitMix64(seed: 3), SplitMix64(seed: 3))
    let x = Tensor.uniform([5, 7], from: -2, to: 2, using: &a)
    #expect(x.bytes == Tensor.uniform([5, 7], from: -2, to: 2, using: &b).bytes)
    #expect(x.scalars.allSatisfy { (-2..<2).contains($0) })
    #expect(Tensor.normal([9], using: &a).bytes == Tensor.normal([9], using: &b).bytes)
    #expect(a == b)
  }

  @Test("is a value: changing a copy leaves the original as it was")
  func valueSemantics() {
    let original = Tensor([1.0, 2, 3])
    var copy = original
    copy += original
    #expect(original.scalars == [1, 2, 3] && copy.scalars == [2, 4, 6])
    var view = original.reshaped([3, 1])
    view += Tensor.ones([3, 1])
    #expect(original.scalars == [1, 2, 3] && view.scalars == [2, 3, 4])
    copy += copy
    #expect(copy.scalars == [4, 8, 12])
  }

  @Test("is changed in place where nobody else holds it")
  func inPlace() {
    var x = Tensor([1.0, 2])
    let address = x.buffer.address
    x += Tensor([1.0, 1])
    #expect(x.buffer.address == address && x.scalars == [2, 3])
  }

  @Test("changes precision, and keeps what the narrower one can hold")
  func conversion() {
    let x = Tensor([0.1, 0.5], dtype: .float64)
    let narrow = x.converted(to: .float32)
    #expect(narrow.dtype == .float32 && narrow.scalars == [Double(Float(0.1)), 0.5])
    #expect(narrow.converted(to: .float64).scalars == narrow.scalars)
  }

  @Test("says whether all its elements are finite")
  func finiteness() {
    #expect(Tensor([1.0, -2]).isFinite)
    #expect(!Tensor([1, Double.infinity]).isFinite)
    #expect(!Tensor([Double.nan], dtype: .float64).isFinite)
  }

  @Test("describes itself by shape, precision and first elements")
  func description() {
    let x = Tensor([1.5, 2])
    #expect(x.description == "Tensor([2], \(DType.float32), [1.5, 2.0])")
    #expect(Tensor.zeros([9]).description.hasSuffix(", …])"))
  }

  @Test("does not take more or fewer elements than its shape holds, and says both counts")
  func wrongCount() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor([1.0, 2, 3], shape: [2, 2])
    }
    #expect(try message(result).contains("[2, 2] holds 4 elements, found 3"))
  }

  @Test("has no item unless it has one element")
  func noItem() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor([1.0, 2, 3]).item
    }
    #expect(try message(result).contains("[3]"))
  }
}
