import Datasets
import GAN
import Pictures
import Tensors

extension AutoencoderStudy {
  /// Pictures of the same decoder, taught by an encoder and by a discriminator, and real ones: two rows
  /// of twelve each.
  var rivals: Image {
    let configuration = training.configuration
    var game = DecoderGame(configuration, pictures: pictures, seed: 42)
    for _ in 0..<training.step { _ = game.takeStep() }
    var random = random("rivals")
    let codes = game.codes(24, using: &random)
    let drawn = [model.decode(codes), game.pictures(from: codes)].map {
      LabelledImages($0, from: 0, to: 1, name: "decoded")
    }
    let cells = (drawn + [pictures]).map { images in
      Image.grid((0..<24).map(images.image), columns: 12).scaled(by: 3)
    }
    return Image.grid(cells, columns: 1, spacing: 12)
  }
}
