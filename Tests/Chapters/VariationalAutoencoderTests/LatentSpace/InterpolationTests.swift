import Tensors
import Testing

@testable import VariationalAutoencoder

@Suite("Interpolation")
struct InterpolationTests {
  private let model = transparentAutoencoder(latents: 3)
  private let a = pictureRows([[10, 20, 30], [200, 150, 100]])
  private let b = pictureRows([[250, 0, 90], [40, 240, 120]])

  @Test("a reconstruction is the picture of the mean code")
  func reconstruction() {
    let shown = codes(shownBy: model.reconstructions(of: a))
    #expect(agree(shown[0], meanCode(of: [10, 20, 30])))
    #expect(agree(shown[1], meanCode(of: [200, 150, 100])))
  }

  @Test("a row begins and ends with reconstructions, to the bit", arguments: [2, 3, 7])
  func ends(columns: Int) {
    let pictures = model.interpolations(from: a, to: b, columns: columns)
    #expect(pictures.shape == [2 * columns, 1, 3, 1])
    #expect(pictures.gathered([0, columns]).bytes == model.reconstructions(of: a).bytes)
    #expect(
      pictures.gathered([columns - 1, 2 * columns - 1]).bytes
        == model.reconstructions(of: b).bytes)
  }

  @Test("between them codes go straight, in equal steps")
  func line() {
    let shown = codes(shownBy: model.interpolations(from: a, to: b, columns: 5))
    let (from, to) = (meanCode(of: [200, 150, 100]), meanCode(of: [40, 240, 120]))
    for column in 0..<5 {
      let t = Double(column) / 4
      #expect(agree(shown[5 + column], zip(from, to).map { (1 - t) * $0 + t * $1 }))
    }
  }

  @Test("takes pairs, and two columns or more")
  func refusals() async {
    await #expect(processExitsWith: .failure) {
      let (one, two) = (pictureRows([[1, 2]]), pictureRows([[1, 2], [3, 4]]))
      _ = transparentAutoencoder(latents: 2).interpolations(from: one, to: two, columns: 3)
    }
    await #expect(processExitsWith: .failure) {
      let one = pictureRows([[1, 2]])
      _ = transparentAutoencoder(latents: 2).interpolations(from: one, to: one, columns: 1)
    }
  }
}
