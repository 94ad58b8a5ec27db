import ArgumentParser
import Datasets
import Evaluation
import Tensors
import VariationalAutoencoder

/// A concept that has been found among training pictures, and where to try it.
struct ConceptChange {
  /// What changes, such as "slant".
  let name: String
  let concept: Concept
  /// The held-out pictures to begin with.
  let starts: LabelledImages
  /// What tells whether it works, such as "Mean slant"; nil where nothing here does.
  let measure: (name: String, values: (LabelledImages) -> [Double])?

  /// From the pictures that have least of an attribute to those that have most, tried on all kinds.
  init(
    of attribute: Attribute, in known: LabelledImages, startingFrom heldOut: LabelledImages,
    by model: Autoencoder
  ) throws {
    guard let concept = model.concept(of: attribute, in: known) else {
      throw ValidationError(
        "--data: three pictures of a class or more are needed, found fewer of each in "
          + "\(known.name).")
    }
    (name, self.concept, starts) = (attribute.rawValue, concept, heldOut)
    measure = ("Mean \(attribute.rawValue)", attribute.values)
  }

  /// From one class to another, tried on the first.
  init(
    from: String, to: String, in known: LabelledImages, startingFrom heldOut: LabelledImages,
    by autoencoder: TrainedAutoencoder
  ) throws {
    let (a, b) = (try known.label(from, for: "--from"), try known.label(to, for: "--to"))
    name = "“\(known.classNames[a])” to “\(known.classNames[b])”"
    concept = autoencoder.model.concept(
      from: known.ofClass(UInt8(a)), to: known.ofClass(UInt8(b)))
    starts = heldOut.ofClass(UInt8(a))
    let shipped = ShippedClassifier(rawValue: autoencoder.run.dataset.rawValue)
    measure = (shipped?.classifier).map { classifier in
      let share = { classifier.classes(of: $0).map { $0 == b ? 1.0 : 0 } }
      return ("Share taken for “\(known.classNames[b])”", share)
    }
  }

  /// Some of the pictures to begin with, different ones: 500, or all where there are fewer.
  func pickedStarts(atLeast rows: Int, using random: inout SplitMix64) throws -> LabelledImages {
    if starts.count < rows {
      throw ValidationError(
        "--rows: \(rows) held-out pictures to begin with are needed, found \(starts.count) in "
          + "\(starts.name). Ask for fewer.")
    }
    return starts.picked(min(500, starts.count), using: &random)
  }
}

extension LabelledImages {
  /// The class of this name or number, of which there are pictures.
  fileprivate func label(_ text: String, for option: String) throws -> Int {
    let number = classNames.firstIndex(of: text) ?? Int(text)
    if let number, labels.contains(where: { Int($0) == number }) { return number }
    throw ValidationError(
      "\(option) takes a class of \(name), \(classNames.joined(separator: ", ")), of which there "
        + "are pictures; found \(text).")
  }
}
