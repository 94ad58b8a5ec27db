import GAN
import Pictures

extension Catalogue {
  /// The figures of chapter 6 that show pictures and games.
  static let convolutionalGAN: [String: Drawing] = [
    "dcgan-untrained": { _ in untrainedDeviations },
    "dcgan-lattice": { stage in
      latticeChart(
        try stage.performance(of: ConvolutionalPlay.digits),
        try stage.performance(of: ConvolutionalPlay.digitsEven))
    },
    "dcgan-labels": { _ in labelCosts },
    "dcgan-sprites": { _ in drawnSprites },
    "dcgan-steps": { try $0.performance(of: ConvolutionalPlay.digits).rows(of: 12) },
    "dcgan-training": { try lossChart($0.performance(of: ConvolutionalPlay.digits).records) },
    "dcgan-nice-samples": { stage in
      let performance = try stage.performance(of: ConvolutionalPlay.digits)
      var (random, again) = (performance.random("generate"), performance.random("generate"))
      let game = performance.game
      let all = game.sheet(game.samples(64, using: &random), columns: 8)
      let nice = game.sheet(game.nicestSamples(64, using: &again), columns: 8)
      return Image.grid([all, nice], columns: 2, spacing: 12)
    },
    "dcgan-interpolation": { stage in
      let performance = try stage.performance(of: ConvolutionalPlay.digits)
      var random = performance.random("interpolate")
      let walks = performance.game.interpolations(
        rows: 6, columns: 12, along: .spherical, using: &random)
      return performance.game.sheet(walks, columns: 12)
    },
    "dcgan-arithmetic": { heavyZero(try $0.performance(of: ConvolutionalPlay.digits)) },
    "dcgan-negatives": { stage in
      negativePixelsChart(
        try stage.performance(of: ConvolutionalPlay.digitsAsPrinted),
        try stage.performance(of: ConvolutionalPlay.digits))
    },
    "dcgan-frogs": { try $0.performance(of: ConvolutionalPlay.frogs).rows(of: 12) },
    "dcgan-label-noise": { stage in
      labelNoiseChart(
        try stage.performance(of: ConvolutionalPlay.stillAsPrinted),
        try stage.performance(of: ConvolutionalPlay.still))
    },
    "dcgan-wrapped": { wrappedAround(try $0.performance(of: ConvolutionalPlay.frogsAsPrinted)) },
    "dcgan-mnist": { try $0.performance(of: ConvolutionalPlay.mnist).rows(of: 12) },
    "dcgan-photographs": { try $0.performance(of: ConvolutionalPlay.photographs).rows(of: 12) },
    "dcgan-photographs-training": {
      frogLosses(try $0.performance(of: ConvolutionalPlay.photographs))
    },
  ]
}
