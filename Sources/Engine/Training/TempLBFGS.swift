public import NeuralNetworks
extension Checkpoint {
  public mutating func store(_ l: LBFGS, as name: String) {}
  public func restore(_ l: inout LBFGS, as name: String) throws(CheckpointError) {}
}
