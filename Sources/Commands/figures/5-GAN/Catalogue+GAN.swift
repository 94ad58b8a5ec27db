import GAN
import Pictures
import Tensors

extension Catalogue {
  /// The figures of chapter 5.
  static let twoLayerGAN: [String: Drawing] = [
    "gan-losses": { _ in lossCurves },
    "gan-loss-gradients": { _ in lossGradients },
    "gan-steps": { stage in
      let moments = try stage.performance(of: TwoLayerPlay.digits).samples
      return sheet(concatenated(moments.map { $0.sliced(0..<12) }), columns: 12)
    },
    "gan-training": { try lossChart($0.performance(of: TwoLayerPlay.digits).records) },
    "gan-scores": { try $0.performance(of: TwoLayerPlay.digits).examination().histogram },
    "gan-sorted-scores": {
      try $0.performance(of: TwoLayerPlay.digits).examination().sortedCurves
    },
    "gan-samples": { stage in
      let performance = try stage.performance(of: TwoLayerPlay.digits)
      var random = performance.random("generate")
      return sheet(performance.game.samples(64, using: &random), columns: 8)
    },
    "gan-nice-samples": { stage in
      let performance = try stage.performance(of: TwoLayerPlay.digits)
      var random = performance.random("generate")
      return sheet(performance.game.nicestSamples(64, using: &random), columns: 8)
    },
    "gan-interpolation": { stage in
      let performance = try stage.performance(of: TwoLayerPlay.digits)
      var random = performance.random("interpolate")
      let walks = performance.game.interpolations(rows: 6, columns: 12, using: &random)
      return sheet(walks, columns: 12)
    },
    "gan-cooperation": { try cooperationChart($0.performance(of: TwoLayerPlay.asPrinted)) },
    "gan-cooperation-samples": { stage in
      let moments = try stage.performance(of: TwoLayerPlay.asPrinted).samples
      return sheet(concatenated(moments.map { $0.sliced(0..<12) }), columns: 12)
    },
    "gan-smoothing": { _ in smoothedLabels },
    "gan-bilinear": { _ in bilinearGame },
    "gan-mnist": { stage in
      sheet(try stage.performance(of: TwoLayerPlay.mnist).samples.last!, columns: 8)
    },
  ]
}
