import Foundation
import Pictures

extension LabelledImages {
  /// Reads a folder of PNG pictures of one size, all grey, all RGB or all RGBA.
  ///
  /// Folders inside it are the classes, numbered by name and called by it; where there are none,
  /// all pictures are of one class, which is called as the folder is. Within a class the pictures
  /// stand in the order of their names, compared letter by letter: `10.png` comes before `9.png`.
  /// What is hidden or is called anything but `….png` is passed over.
  /// - Throws: `DatasetError` for a folder without pictures, a picture that cannot be read, and the
  ///   first that differs in size or channels from those before it.
  public init(pngFolder folder: URL) throws(DatasetError) {
    let classes = try PNGFolder.classes(in: folder)
    let files = classes.enumerated().flatMap { label, part in part.files.map { (label, $0) } }
    let first = try PNGFolder.picture(at: files[0].1)
    var pixels: [UInt8] = []
    pixels.reserveCapacity(files.count * first.pixels.count)
    for (_, file) in files {
      let picture = try PNGFolder.picture(at: file)
      try PNGFolder.check(picture, at: file, isLike: first, at: files[0].1)
      pixels += picture.pixels
    }
    self.init(
      name: folder.lastPathComponent, height: first.height, width: first.width,
      channels: first.channels, pixels: pixels, labels: files.map { UInt8($0.0) },
      classNames: classes.map(\.name))
  }
}

/// The steps of reading a folder of pictures.
private enum PNGFolder {
  /// A class: its name and its pictures, one or more.
  typealias Class = (name: String, files: [URL])

  /// The classes in a folder, at least one and no more than a label can tell apart.
  static func classes(in folder: URL) throws(DatasetError) -> [Class] {
    let (files, folders) = try contents(of: folder)
    if folders.isEmpty { return [try nonempty(files, folder)] }
    if let file = files.first {
      throw DatasetError(
        file: file.path, expected: "no picture beside folders of pictures", found: "one",
        remedy: "Move it into the folder of its class.")
    }
    if folders.count > 256 {
      throw DatasetError(
        file: folder.path, expected: "at most 256 folders, each a class",
        found: "\(folders.count)", remedy: "Join some.")
    }
    var classes: [Class] = []
    for part in folders { classes.append(try nonempty(try contents(of: part).files, part)) }
    return classes
  }

  private static func nonempty(_ files: [URL], _ folder: URL) throws(DatasetError) -> Class {
    if files.isEmpty {
      throw DatasetError(
        file: folder.path, expected: "a folder of pictures called ….png", found: "no such picture",
        remedy: "Put the pictures there, or name another folder.")
    }
    return (folder.lastPathComponent, files)
  }

  /// The pictures and the folders in a folder, each in the order of their names.
  private static func contents(
    of folder: URL
  ) throws(DatasetError) -> (files: [URL], folders: [URL]) {
    let entries: [URL]
    do {
      entries = try FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    } catch {
      throw DatasetError(
        file: folder.path, expected: "a folder that can be read",
        found: error.localizedDescription, remedy: "Check the path and its permissions.")
    }
    let sorted = entries.sorted { $0.lastPathComponent < $1.lastPathComponent }
    let folders = sorted.filter(isFolder)
    let files = sorted.filter { $0.pathExtension.lowercased() == "png" && !isFolder($0) }
    return (files, folders)
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  static func picture(at file: URL) throws(DatasetError) -> Image {
    do {
      return try Image(contentsOfPNG: file)
    } catch {
      throw DatasetError(
        file: file.path, expected: "a whole PNG file, which begins with 89 50 4E 47",
        found: error.found, remedy: "Repair it or take it away.")
    }
  }

  static func check(
    _ picture: Image, at file: URL, isLike first: Image, at firstFile: URL
  ) throws(DatasetError) {
    if form(picture) != form(first) {
      throw DatasetError(
        file: file.path, expected: "\(form(first)), as \(firstFile.lastPathComponent) is",
        found: form(picture), remedy: "Give all pictures one size and one kind.")
    }
  }

  private static func form(_ picture: Image) -> String {
    let kind = [1: "grey", 3: "RGB", 4: "RGBA"][picture.channels] ?? "unknown"
    return "\(picture.width)×\(picture.height) \(kind)"
  }
}

extension PNGError {
  /// What is wrong, without the name of the file.
  fileprivate var found: String {
    switch self {
    case .unreadable(_, let found), .notPNG(_, let found), .damaged(_, let found),
      .unwritable(_, let found):
      found
    case .tooLarge(_, let width, let height):
      "\(width)×\(height) pixels, more than \(Image.maximumPixelCount)"
    }
  }
}
