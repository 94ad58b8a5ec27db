import Foundation
import Testing

@Suite("figures --check")
struct FigureCheckTests {
  private let workshop: Workshop
  private let figures = packageFolder.appending(path: "figures")
  private let files = FileManager.default

  init() throws {
    workshop = try Workshop()
    for name in ["manifest.json", "gan-losses.png", "gan-bilinear.png"] {
      try files.copyItem(
        at: figures.appending(path: name), to: workshop.folder.appending(path: name))
    }
  }

  private func check() throws -> (status: Int32, output: String) {
    defer { workshop.remove() }
    return try workshop.run(["figures", "gan-losses", "--check", "--folder", "."])
  }

  private func rewriteManifest(_ change: (String) -> String) throws {
    let url = workshop.folder.appending(path: "manifest.json")
    try change(String(contentsOf: url, encoding: .utf8))
      .write(to: url, atomically: true, encoding: .utf8)
  }

  @Test("passes what is as recorded") func passes() throws {
    let (status, output) = try check()
    #expect(status == 0, "\(output)")
  }

  @Test("finds a file that is missing") func missing() throws {
    try files.removeItem(at: workshop.folder.appending(path: "gan-losses.png"))
    let (status, output) = try check()
    #expect(status == 1 && output.contains("no file"), "\(output)")
  }

  @Test("finds a file with other pixels than are on record") func swapped() throws {
    let file = workshop.folder.appending(path: "gan-losses.png")
    try files.removeItem(at: file)
    try files.copyItem(at: workshop.folder.appending(path: "gan-bilinear.png"), to: file)
    let (status, output) = try check()
    #expect(status == 1 && output.contains("as recorded"), "\(output)")
  }

  @Test("finds a figure that its command no longer makes") func drawnOtherwise() throws {
    // Two figures change names, but not files.
    try rewriteManifest {
      $0.replacing("gan-losses\"", with: "moved\"")
        .replacing("gan-bilinear\"", with: "gan-losses\"")
        .replacing("moved\"", with: "gan-bilinear\"")
    }
    let (status, output) = try check()
    #expect(status == 1 && output.contains("another size"), "\(output)")
  }

  @Test("finds a command that nothing understands") func command() throws {
    try rewriteManifest { $0.replacing("figures gan-losses\"", with: "figures --colour\"") }
    let (status, output) = try check()
    #expect(status == 1 && output.contains("gan-losses"), "\(output)")
  }
}
