import NeuralNetworks
import Tensors

extension BatchNorm {
  /// Keras' defaults: ε = 1e-3, and 0.99 of the running statistics is kept each step.
  static func keras(
    features: Int, activation: Activation = .identity, dtype: DType
  ) -> BatchNorm {
    BatchNorm(
      featureCount: features, epsilon: 1e-3, runningMomentum: 0.99, activation: activation,
      dtype: dtype)
  }

  /// The defaults of the frameworks in which DCGANs are usually written: ε = 1e-5 and 0.9. The
  /// paper does not say.
  static func strict(features: Int, activation: Activation, dtype: DType) -> BatchNorm {
    BatchNorm(
      featureCount: features, epsilon: 1e-5, runningMomentum: 0.9, activation: activation,
      dtype: dtype)
  }
}
