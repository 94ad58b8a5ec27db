extension Catalogue {
  /// The figures of chapter 6 for which networks are trained.
  static let convolutionalGAN: [String: Drawing] = [:]
}
