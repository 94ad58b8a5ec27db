import ArgumentParser
import Foundation
import Pictures
import Training

/// Makes the figures of the tutorials again, or checks that they are what their commands make.
@main
struct Figures: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract: "Make the tutorials' figures again, or check them.",
    discussion: """
      figures/manifest.json says of each figure what it shows, how it is made and which pixels it \
      has. --check makes again what needs no data and takes seconds; of the rest it checks \
      that the file has the pixels on record and that its command is understood.
      """)

  @Argument(help: ArgumentHelp("Which figures; all if none is named.", valueName: "name"))
  var names: [String] = []

  @Flag(help: "Compare the figures with what is made again; write nothing.")
  var check = false

  @Flag(help: "Say what the figures show and what they take; make none.")
  var list = false

  @Option(help: ArgumentHelp("Where the figures and their manifest are.", valueName: "dir"))
  var folder = "figures"

  func validate() throws {
    if check && list { throw ValidationError("--check and --list are two things: choose one.") }
    for name in names where Catalogue.figures[name] == nil {
      let known = Catalogue.figures.keys.sorted().joined(separator: ", ")
      throw ValidationError("There is no figure “\(name)”, only \(known).")
    }
  }

  func run() throws {
    let url = URL(fileURLWithPath: folder, isDirectory: true)
    var manifest = try Manifest(in: url)
    let chosen = try manifest.entries(named: names)
    if list { return chosen.forEach { print($0) } }
    let stage = Stage()
    if check {
      let faults = manifest.faults + chosen.compactMap { stage.fault(of: $0, in: url) }
      faults.forEach { print($0) }
      if !faults.isEmpty { throw ExitCode.failure }
      return print("\(chosen.count) figures are what they should be.")
    }
    let hasData = ProcessInfo.processInfo.environment["CHAPTERS_DATA"] != nil
    for entry in chosen {
      if let data = entry.needs, !hasData {
        let missing =
          "\(entry.name) needs \(data): set CHAPTERS_DATA to the folder that \(data)/ is in."
        if !names.isEmpty { throw ValidationError(missing) }
        print(missing)
        continue
      }
      manifest.record(try stage.make(entry, in: url))
      try manifest.write(in: url)
    }
  }
}
