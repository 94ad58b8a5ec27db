import ArgumentParser
import ChapterOptions
import Tensors
import Training
import VariationalAutoencoder

extension ChapterVAE {
  /// The plane of codes, decoded.
  struct Manifold: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Draw what a grid of codes in a plane is decoded to.",
      discussion: """
        The first number of a code rises to the right, the second upwards, from the 5 % quantile of a \
        normal distribution to the 95 % one. Of codes of more numbers it is the plane of two, with 0 \
        for the others.
        """)

    @Option(parsing: .unconditional, help: "How many codes along either axis.")
    var side = 15

    @Option(
      help: ArgumentHelp(
        """
        The two numbers of a code that change, counted from 1; those that tell pictures apart best, \
        if not given.
        """, valueName: "x,y"))
    var plane: LatentPlane?

    @Option(
      help: ArgumentHelp("Where to write; manifold.png in the run if not given.", valueName: "png"))
    var output: String?

    @OptionGroup var data: DataFolder
    @OptionGroup var trained: CheckpointOptions

    func validate() throws { try check("--side", side, isIn: 2...50) }

    func run() throws {
      trained.machine.apply()
      let autoencoder = try TrainedAutoencoder(trained)
      let plane = try chosenPlane(of: autoencoder)
      let latents = autoencoder.configuration.latentCount
      let pictures = autoencoder.model.manifold(side: side, latents: latents, plane: plane)
      try autoencoder.write(
        pictures, columns: side, spacing: 0, to: output, else: "manifold.png",
        saying: "\(side) × \(side) codes, \(plane) of \(latents)")
    }

    private func chosenPlane(of autoencoder: TrainedAutoencoder) throws -> LatentPlane {
      let latents = try autoencoder.planarLatentCount()
      if let plane {
        if max(plane.x, plane.y) < latents { return plane }
        throw ValidationError("--plane: this run's codes have \(latents) numbers, found \(plane).")
      }
      if latents == 2 { return LatentPlane(x: 0, y: 1) }
      let heldOut = try autoencoder.heldOut(in: data.data, drawn: 2_000)
      return LatentPlane(mostActiveOf: autoencoder.model.codes(of: heldOut).mean)
    }
  }
}

extension LatentPlane: ExpressibleByArgument {
  /// "1,2": two different numbers, counted from 1.
  public init?(argument: String) {
    let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let x = numbers[0], let y = numbers[1], x > 0, y > 0, x != y else {
      return nil
    }
    self.init(x: x - 1, y: y - 1)
  }
}

extension TrainedAutoencoder {
  /// How many numbers a code has, if there is a plane of them.
  func planarLatentCount() throws -> Int {
    let latents = configuration.latentCount
    if latents < 2 {
      throw ValidationError(
        "--checkpoint: a plane takes codes of 2 numbers or more, found \(latents). "
          + "Train with --latents 2.")
    }
    return latents
  }
}
