import Testing

@testable import Tensors

@Suite struct ParameterTests {
  private struct Layer {
    @Parameter var weight: Tensor
  }

  @Test("is shared by the copies of its network")
  func sharing() {
    let layer = Layer(weight: Tensor([1.0]))
    let copy = layer
    copy.weight = Tensor([2.0])
    #expect(layer.weight.item == 2)
    copy.$weight.update { $0 += Tensor([3.0]) }
    #expect(layer.weight.item == 5)
  }

  @Test("says whether it is trained, which it is unless told otherwise")
  func trained() {
    struct Average {
      @Parameter var weight: Tensor
      @Parameter(isTrained: false) var running = Tensor.zeros([1])
    }
    let average = Average(weight: .ones([1]))
    #expect(average.$weight.isTrained && !average.$running.isTrained)
  }

  @Test("is changed in place by an update")
  func inPlace() {
    let parameter = Parameter(wrappedValue: Tensor([1.0, 2]))
    let address = parameter.value.buffer.address
    parameter.update { $0 += Tensor([1.0, 1]) }
    #expect(parameter.value.buffer.address == address && parameter.value.scalars == [2, 3])
  }

  @Test("lists keep names, order and count; gradients have a length")
  func lists() {
    let (a, b) = (Parameter(wrappedValue: .ones([2, 3])), Parameter(wrappedValue: .ones([3])))
    let list = ParameterList([("a", a), ("b", b)])
    #expect(list.map(\.name) == ["a", "b"] && list.scalarCount == 9)
    let gradients = valueAndGradients(of: list) { 2 * (a.value * b.value).sum() }.gradients
    #expect(gradients.values.map(\.shape) == [[2, 3], [3]])
    #expect((gradients.norm - (6 * 4 + 3 * 16.0).squareRoot()).magnitude < 1e-12)
  }
}
