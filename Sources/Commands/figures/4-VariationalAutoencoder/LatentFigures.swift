import Datasets
import Pictures
import Tensors
import VariationalAutoencoder

extension AutoencoderStudy {
  /// 15 × 15 codes in the plane, decoded.
  var manifold: Image {
    LabelledImages(model.manifold(latents: latentCount), from: 0, to: 1, name: "manifold")
      .sheet(columns: 15, spacing: 0)
  }

  /// Held-out pictures' codes by class.
  var scatter: Image {
    var random = random("scatter")
    let some = heldOut.picked(min(2_000, heldOut.count), using: &random)
    return LatentMap(of: some, by: model)
      .chart(in: LatentPlane(x: 0, y: 1), title: "The codes of 2,000 held-out pictures")
      .rendered(width: 720, height: 760)
  }

  /// Two rows of held-out pictures, each above what comes back.
  var reconstructions: Image {
    var random = random("reconstruct")
    let some = heldOut.picked(24, using: &random)
    let decoded = LabelledImages(model.reconstructions(of: some), from: 0, to: 1, name: "decoded")
    let cells = [0, 12].flatMap { start in
      (start..<start + 12).map(some.image) + (start..<start + 12).map(decoded.image)
    }
    return Image.grid(cells, columns: 12).scaled(by: 3)
  }

  /// Walks between held-out pictures.
  var interpolations: Image {
    var random = random("interpolate")
    let ends = heldOut.picked(12, using: &random)
    let pictures = model.interpolations(
      from: ends.subset(0..<6), to: ends.subset(6..<12), columns: 12)
    return sheet(pictures, columns: 12)
  }

  /// New pictures.
  var samples: Image {
    var random = random("generate")
    return sheet(model.samples(72, latents: latentCount, using: &random), columns: 12)
  }

  /// The same pictures leaning from left to right, and written with a thin and a thick pen.
  var concepts: Image {
    var random = random("concept")
    let known = pictures.picked(min(pictures.count, 10_000), using: &random)
    let codes = model.codes(of: heldOut.picked(6, using: &random)).mean
    let amounts = (0..<9).map { -1.5 + 0.375 * Double($0) }
    let sheets = Attribute.allCases.map { attribute in
      let concept = model.concept(of: attribute, in: known)!
      return sheet(model.decodeInParts(concept.moved(codes, by: amounts)), columns: 9)
    }
    return Image.grid(sheets, columns: 2, spacing: 12)
  }
}
