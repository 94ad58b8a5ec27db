import ArgumentParser
import ChapterOptions
import Tensors
import TextGeneration
import Training

extension ChapterText {
  /// A dialogue with a trained network.
  struct Explore: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Type a prompt, read on, change the temperature, type another.",
      discussion: "“:help” says what can be changed; an empty line or “:quit” ends.")

    @OptionGroup var writing: WritingOptions
    @OptionGroup var trained: CheckpointOptions

    func run() throws {
      trained.machine.apply()
      let trainedModel = try TrainedModel(trained)
      var (writing, random) = (writing, SplitMix64(seed: trained.seed).stream("explore"))
      trained.machine.say(
        "A network after step \(trainedModel.step). Type the begin of a text; \(Self.help)")
      while true {
        ProgressDisplay.standardOutput("\n[temperature \(writing.temperature)] > ")
        guard let line = readLine(), !line.isEmpty, line != ":quit" else { break }
        do {
          if line.hasPrefix(":") {
            try Self.change(&writing, by: line)
          } else {
            let passage = try trainedModel.encode(line)
            let drawing = random.stream("\(random.next())")
            trainedModel.write(after: passage, as: writing, random: drawing)
          }
        } catch {
          print("\(error)")
        }
      }
      print()
    }

    static let help =
      """
      “:t 0.8” changes the temperature, “:n 200” the length, “:k 5” and “:p 0.9” keep the likeliest \
      symbols only (“:k” and “:p” alone all), “:quit” ends.
      """

    /// Does what a line beginning with a colon says.
    static func change(_ writing: inout WritingOptions, by line: String) throws {
      let words = line.split(separator: " ").map(String.init)
      var changed = writing
      switch (words[0], words.dropFirst().first) {
      case (":t", let number?): changed.temperature = Double(number) ?? .nan
      case (":n", let number?): changed.length = Int(number) ?? 0
      case (":k", let number): changed.topK = number.map { Int($0) ?? 0 }
      case (":p", let number): changed.topP = number.map { Double($0) ?? .nan }
      default: throw ValidationError(help)
      }
      try changed.validate()
      writing = changed
    }
  }
}
