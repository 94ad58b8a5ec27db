import Kernels
import Testing

@testable import Tensors

@Suite struct ConvolutionGradientsTests {
  /// A convolution, or the transposed one that leads back: `shape.height.input` is the larger side
  /// of both.
  struct Problem: Sendable, CustomTestStringConvertible {
    let shape: ConvolutionShape
    let stride: Int
    let padding: Padding

    init(
      _ height: Int, _ width: Int, _ inputs: Int, _ outputs: Int, kernel: (Int, Int),
      stride: Int = 1, padding: Padding = .same
    ) {
      func axis(_ input: Int, _ kernel: Int) -> ConvolutionAxis {
        ConvolutionAxis(input: input, kernel: kernel, stride: stride, padding: padding)
      }
      shape = ConvolutionShape(
        batch: 2, height: axis(height, kernel.0), width: axis(width, kernel.1), inputs: inputs,
        outputs: outputs)
      (self.stride, self.padding) = (stride, padding)
    }

    var testDescription: String { "\(large) ∗ \(kernel), stride \(stride), \(padding)" }

    var large: [Int] { [2, shape.height.input, shape.width.input, shape.inputs] }
    var small: [Int] { [2, shape.height.output, shape.width.output, shape.outputs] }
    var kernel: [Int] { [shape.height.kernel, shape.width.kernel, shape.inputs, shape.outputs] }

    /// Both paddings and uneven ones, strides larger than the kernel, pixels that no window reads,
    /// and few channels beside many on either side.
    static let convolutions = [
      Problem(5, 4, 2, 3, kernel: (3, 3)), Problem(6, 4, 3, 2, kernel: (4, 4), stride: 2),
      Problem(4, 4, 1, 2, kernel: (5, 5), stride: 2), Problem(1, 3, 2, 1, kernel: (3, 2)),
      Problem(4, 5, 2, 2, kernel: (2, 3), padding: .valid),
      Problem(7, 6, 9, 8, kernel: (2, 1), stride: 3, padding: .valid),
      Problem(3, 4, 17, 1, kernel: (3, 3)), Problem(5, 3, 1, 17, kernel: (3, 3), stride: 2),
      Problem(4, 3, 9, 4, kernel: (1, 1)),
    ]
    /// Those sizes to which a transposed convolution leads.
    static let transposed = [
      Problem(5, 4, 3, 2, kernel: (3, 3)), Problem(6, 4, 2, 3, kernel: (4, 4), stride: 2),
      Problem(4, 4, 1, 2, kernel: (5, 5), stride: 2), Problem(1, 3, 2, 1, kernel: (3, 2)),
      Problem(4, 5, 2, 2, kernel: (2, 3), padding: .valid),
      Problem(6, 9, 9, 8, kernel: (2, 1), stride: 3, padding: .valid),
      Problem(3, 4, 1, 17, kernel: (3, 3)), Problem(6, 4, 17, 1, kernel: (3, 3), stride: 2),
      Problem(4, 3, 4, 9, kernel: (1, 1)),
    ]

    func convolution(_ x: [Tensor], _ activation: Activation = .identity) -> Tensor {
      conv2D(
        x[0], weight: x[1], bias: x[2], stride: stride, padding: padding, activation: activation)
    }
    var convolutionInputs: [Tensor] {
      [normal(large, seed: 1), normal(kernel, seed: 2), normal([shape.outputs], seed: 3)]
    }

    func transposed(_ x: [Tensor], _ activation: Activation = .identity) -> Tensor {
      conv2DTranspose(
        x[0], weight: x[1], bias: x[2], stride: stride, padding: padding, activation: activation)
    }
    var transposedInputs: [Tensor] {
      [normal(small, seed: 1), normal(kernel, seed: 2), normal([shape.inputs], seed: 3)]
    }
  }

  // MARK: The closed forms, by the sums of the definition

  private typealias Product = (
    UnsafePointer<Double>, UnsafePointer<Double>, UnsafeMutablePointer<Double>, ConvolutionShape
  ) -> Void

  private func sum(
    _ product: Product, _ a: Tensor, _ b: Tensor, _ problem: Problem, shape: [Int]
  ) -> Tensor {
    var result = [Double](repeating: .nan, count: shape.reduce(1, *))
    product(a.scalars, b.scalars, &result, problem.shape)
    return Tensor(result, shape: shape, dtype: .float64)
  }

  /// dP = dY·f′(P), with P = X ∗ W + b.
  private func beforeActivation(_ p: Tensor, _ dY: Tensor, _ activation: Activation) -> Tensor {
    let slopes = zip(p.scalars, activated(p, by: activation).scalars).map { p, y -> Double in
      switch activation {
      case .identity: 1
      case .relu: p > 0 ? 1 : 0
      case .leakyReLU(let slope): p > 0 ? 1 : slope
      case .tanh: 1 - y * y
      case .sigmoid: y * (1 - y)
      }
    }
    return dY * Tensor(slopes, shape: p.shape, dtype: .float64)
  }

  private func convolutionGradients(
    _ problem: Problem, _ activation: Activation
  ) -> ([Tensor], Tensor) -> [Tensor] {
    { x, dY in
      let p = sum(naiveConvolution, x[0], x[1], problem, shape: problem.small) + x[2]
      let dP = beforeActivation(p, dY, activation)
      return [
        sum(naiveTransposedConvolution, dP, x[1], problem, shape: problem.large),
        sum(naiveConvolutionWeights, x[0], dP, problem, shape: problem.kernel),
        dP.sum(along: 0).sum(along: 0).sum(along: 0),
      ]
    }
  }

  private func transposedGradients(
    _ problem: Problem, _ activation: Activation
  ) -> ([Tensor], Tensor) -> [Tensor] {
    { x, dY in
      let p = sum(naiveTransposedConvolution, x[0], x[1], problem, shape: problem.large) + x[2]
      let dP = beforeActivation(p, dY, activation)
      return [
        sum(naiveConvolution, dP, x[1], problem, shape: problem.small),
        sum(naiveConvolutionWeights, dP, x[0], problem, shape: problem.kernel),
        dP.sum(along: 0).sum(along: 0).sum(along: 0),
      ]
    }
  }

  // MARK: Gradients

  @Test("a convolution's gradients", arguments: Problem.convolutions)
  func convolution(problem: Problem) throws {
    for activation in ActivationsTests.all {
      try checkGradients(
        problem.convolutionInputs, closedForm: convolutionGradients(problem, activation)
      ) { problem.convolution($0, activation) }
    }
  }

  @Test("a transposed convolution's gradients", arguments: Problem.transposed)
  func transposed(problem: Problem) throws {
    for activation in ActivationsTests.all {
      try checkGradients(
        problem.transposedInputs, closedForm: transposedGradients(problem, activation)
      ) { problem.transposed($0, activation) }
    }
  }

  @Test("gradients of a convolution's gradients", arguments: Problem.convolutions)
  func convolutionTwice(problem: Problem) throws {
    for activation in ActivationsTests.all {
      try checkGradients(problem.convolutionInputs) { x in
        lengthOfGradients(at: x) { problem.convolution($0, activation) }
      }
    }
  }

  @Test("gradients of a transposed convolution's gradients", arguments: Problem.transposed)
  func transposedTwice(problem: Problem) throws {
    for activation in ActivationsTests.all {
      try checkGradients(problem.transposedInputs) { x in
        lengthOfGradients(at: x) { problem.transposed($0, activation) }
      }
    }
  }

  /// Σg² over all gradients of a loss that is not linear.
  private func lengthOfGradients(at x: [Tensor], of layer: ([Tensor]) -> Tensor) -> Tensor {
    let gradients = valueAndGradients(at: x) {
      let y = layer($0)
      return (y * y * normal(y.shape, seed: 4)).sum()
    }.gradients
    return gradients.map { ($0 * $0).sum() }.reduce(.zeros([], dtype: .float64), +)
  }

  @Test("with the other inputs frozen, a gradient is the same", arguments: 0...2)
  func frozen(input: Int) {
    let problem = Problem.convolutions[1]
    let x = problem.convolutionInputs
    let all = valueAndGradients(at: x) { problem.convolution($0, .tanh).sum() }.gradients
    let one = valueAndGradient(at: x[input]) { value in
      var inputs = x
      inputs[input] = value
      return problem.convolution(inputs, .tanh).sum()
    }.gradient
    #expect(one.bytes == all[input].bytes)
  }
}
