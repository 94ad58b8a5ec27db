import Foundation

extension RunFolder {
  /// Makes the folder of a new run, with `run.json` and the folders for samples and charts.
  /// - Parameters:
  ///   - url: where; folders above it are made too.
  ///   - identity: what run it is of.
  ///   - force: whether the files of an earlier run there may be removed.
  /// - Throws: an error where the folder is in use and `force` does not allow that, where it holds
  ///   files of something else, and where a regular file is in the way.
  public static func create(
    at url: URL, for identity: Identity, force: Bool
  ) throws(FileError) -> RunFolder {
    if let file = regularFile(along: url.path) {
      throw FileError(
        path: url.path, expected: "a folder for the run", found: "the regular file \(file)",
        remedy: "Name another folder with --output.")
    }
    let folder = RunFolder(url: url, identity: identity)
    try folder.makeRoom(force: force)
    for part in [url, folder.samples, folder.charts] {
      try systemRefusal(writing: part) {
        try FileManager.default.createDirectory(at: part, withIntermediateDirectories: true)
      }
    }
    try writeJSON(identity, to: identityFile(in: url))
    return folder
  }

  /// Sees to it that nothing of an earlier run is left.
  private func makeRoom(force: Bool) throws(FileError) {
    let manager = FileManager.default
    let present = (try? manager.contentsOfDirectory(atPath: url.path)) ?? []
    if present.isEmpty { return }
    let marker = Self.identityFile(in: url)
    if !present.contains(marker.lastPathComponent) {
      throw FileError(
        path: url.path, expected: "a new or an empty folder",
        found: "files that are not a run's",
        remedy: "Name another folder with --output.")
    }
    if !force {
      throw FileError(
        path: url.path, expected: "a new or an empty folder", found: "an earlier run",
        remedy: manager.fileExists(atPath: checkpoint.path)
          ? "Go on with it by --resume, overwrite it by --force, or name another folder with --output."
          : "Overwrite it by --force, or name another folder with --output.")
    }
    // The marker goes last: what is left when this fails half-way is still known as a run's.
    let files = [
      checkpoint, best, metrics, quality, classifier, evaluation, configuration, timing,
    ]
    for file in files + [samples, charts, marker]
    where manager.fileExists(atPath: file.path) {
      try systemRefusal(writing: file) { try manager.removeItem(at: file) }
    }
  }

  /// Opens the folder of an earlier run.
  /// - Throws: an error where it is not a run folder, or a run of another command.
  public static func open(_ url: URL, command: String) throws(FileError) -> RunFolder {
    let marker = identityFile(in: url)
    if !FileManager.default.fileExists(atPath: marker.path) {
      let isThere = FileManager.default.fileExists(atPath: url.path)
      throw FileError(
        path: url.path, expected: "the folder of a run of \(command)",
        found: isThere ? "no \(marker.lastPathComponent) in it" : "nothing there",
        remedy: "Name a folder that \(command) train has written.")
    }
    let identity = try read(Identity.self, from: marker)
    if identity.command != command {
      throw FileError(
        path: url.path, expected: "a run of \(command)", found: "one of \(identity.command)",
        remedy: "Name a folder that \(command) train has written.")
    }
    return RunFolder(url: url, identity: identity)
  }

  /// The run of `command` among the folders in `parent` whose checkpoint was saved last.
  ///
  /// Folders of anything else, and runs that have not saved yet, are passed over; among equal times
  /// the last in alphabetical order is taken.
  public static func newest(of command: String, in parent: URL) throws(FileError) -> RunFolder {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    let runs = names.compactMap { name -> (folder: RunFolder, saved: Date, name: String)? in
      let url = parent.appending(path: name, directoryHint: .isDirectory)
      guard let folder = try? open(url, command: command),
        let attributes = try? FileManager.default.attributesOfItem(atPath: folder.checkpoint.path),
        let saved = attributes[.modificationDate] as? Date
      else { return nil }
      return (folder, saved, name)
    }
    if let newest = runs.max(by: { ($0.saved, $0.name) < ($1.saved, $1.name) }) {
      return newest.folder
    }
    throw FileError(
      path: parent.path, expected: "a run of \(command) with a checkpoint", found: "none",
      remedy: "Train one first with “\(command) train”, or name a checkpoint with --checkpoint.")
  }
}

/// Does what the file manager may refuse, and says why in this package's words.
private func systemRefusal(writing url: URL, _ body: () throws -> Void) throws(FileError) {
  do {
    try body()
  } catch {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    throw FileError(writing: url.path, code: Int32(underlying?.code ?? Int(EIO)))
  }
}
