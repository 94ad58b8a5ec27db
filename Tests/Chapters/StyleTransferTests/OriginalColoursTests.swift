import Tensors
import Testing

@testable import StyleTransfer

/// Y of each pixel.
private func lumas(_ picture: Tensor) -> [Double] {
  let numbers = picture.scalars
  return stride(from: 0, to: numbers.count, by: 3).map { place in
    let (red, green, blue) = (numbers[place], numbers[place + 1], numbers[place + 2])
    return 0.299 * red + 0.587 * green + 0.114 * blue
  }
}

@Suite("The content's colours with the style's light and dark")
struct OriginalColoursTests {
  let content = speckles(5, 7)
  let stylised = speckles(5, 7, seed: 6)

  @Test("the luma is the stylised picture's, the differences of the colours the content's")
  func parts() {
    let result = originalColours(of: content, onto: stylised)
    #expect(result.shape == content.shape)
    #expect(zip(lumas(result), lumas(stylised)).allSatisfy { abs($0 - $1) < 1e-14 })
    let (a, b) = (result.scalars, content.scalars)
    for place in stride(from: 0, to: a.count, by: 3) {
      #expect(abs((a[place] - a[place + 1]) - (b[place] - b[place + 1])) < 1e-14)
      #expect(abs((a[place + 2] - a[place + 1]) - (b[place + 2] - b[place + 1])) < 1e-14)
    }
  }

  @Test("a known pixel")
  func known() {
    let red = Tensor([1, 0, 0] as [Double], shape: [1, 1, 1, 3], dtype: .float64)
    let grey = Tensor([0.5, 0.5, 0.5] as [Double], shape: [1, 1, 1, 3], dtype: .float64)
    let found = originalColours(of: red, onto: grey).scalars
    #expect(zip(found, [1.201, 0.201, 0.201]).allSatisfy { abs($0 - $1) < 1e-14 })
    let back = originalColours(of: grey, onto: red).scalars
    #expect(back.allSatisfy { abs($0 - 0.299) < 1e-14 })
  }

  @Test("a picture onto itself is unchanged")
  func identity() {
    #expect(distance(originalColours(of: content, onto: content), content) < 1e-15)
  }
}
