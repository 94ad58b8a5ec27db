import VariationalAutoencoder

extension Catalogue {
  /// The figures of chapter 4.
  static let variationalAutoencoder: [String: Drawing] = [
    "vae-kl": { _ in chargedForDeviation },
    "vae-manifold-digits": { try study(.drawn, on: $0).manifold },
    "vae-manifold": { try study(.published, on: $0).manifold },
    "vae-scatter": { try study(.published, on: $0).scatter },
    "vae-loss": { stage in
      let study = try study(.published, on: stage)
      return lossChart(study.steps, epochs: study.epochs)
    },
    "vae-divergence": { divergenceChart(try study(.published, on: $0).steps) },
    "vae-estimators": { try study(.published, on: $0).estimates },
    "vae-reconstructions": { try study(.dense, on: $0).reconstructions },
    "vae-interpolation": { try study(.dense, on: $0).interpolations },
    "vae-samples": { try study(.dense, on: $0).samples },
    "vae-concepts": { try study(.dense, on: $0).concepts },
    "vae-weighted": { try study(.dense, on: $0).weighted },
    "vae-rivals": { try study(.dense, on: $0).rivals },
  ]

  private static func study(
    _ subject: AutoencoderStudy.Subject, on stage: Stage
  ) throws -> AutoencoderStudy {
    try stage.once(subject, "An autoencoder is trained, \(subject.rawValue) …") {
      try AutoencoderStudy(subject)
    }
  }
}
