/// keras-dcgan's words in this command's: `--mode` names the verb, and `--batch_size` how many
/// pictures a step takes, or how many are drawn.
func translated(_ arguments: [String]) -> [String] {
  // `--mode=train` as two words.
  var words = arguments.flatMap { word in
    ["--mode=", "--batch_size="].contains { word.hasPrefix($0) }
      ? word.split(separator: "=", maxSplits: 1).map(String.init) : [word]
  }
  if let place = words.firstIndex(of: "--mode"), place + 1 < words.count {
    let verb = words[place + 1]
    words.removeSubrange(place...place + 1)
    words.insert(verb, at: 0)
  }
  let size = words.first == "generate" ? "--count" : "--batch-size"
  return words.map { $0 == "--batch_size" ? size : $0 }
}
