import Foundation
import Testing

private let data = ProcessInfo.processInfo.environment["CHAPTERS_DATA"]

@Suite("chapter-gan on real data")
struct RealDataTests {
  @Test(
    "MNIST is trained on, examined and resumed from the folder that is named",
    .enabled(if: data != nil, "CHAPTERS_DATA names no folder with mnist/ in it"))
  func mnist() throws {
    let gan = try chapterGAN()
    let folder = try #require(data) + "/mnist"
    let environment = ["CHAPTERS_DATA": try #require(data)]
    let trained = try gan(
      "--dataset", "mnist", "--data", folder, "--preset", "smoke", "--steps", "3", "--output", "a")
    #expect(trained.status == 0 && trained.output.contains("60,000 pictures: MNIST"), "\(trained)")
    let examined = try gan("evaluate", "--checkpoint", "a", "--data", folder, "--count", "100")
    #expect(examined.status == 0 && examined.output.contains("100 held-out"), "\(examined)")
    #expect(try gan("--resume", "a", "--steps", "5", "--data", folder).status == 0)
    #expect(try gan("--resume", "a", "--steps", "6", environment: environment).status == 0)
  }
}
