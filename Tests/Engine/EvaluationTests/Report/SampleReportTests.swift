import Datasets
import Foundation
import Testing

@testable import Evaluation

private func report(_ samples: ComparedSamples) -> SampleReport {
  SampleReport(of: samples, memorisation: MemorisationTest(samples), seed: 1)
}

@Suite("The report on samples")
struct SampleReportTests {
  @Test("real pictures in the place of samples do as well as training pictures")
  func real() throws {
    let report = report(samples(digits(100, seed: 4)))
    #expect(report.count == 100 && report.trainingCount == 100 && report.onlyClass == nil)
    #expect(report.generated.distances.kernel.interval.contains(0), "\(report)")
    #expect(report.generated.coverage.precision > 0.8 && report.generated.coverage.recall > 0.8)
    #expect(report.generated.classes.divergenceFromUniform < 0.02)
    #expect(report.twoSamples.pValue > 0.001, "\(report)")
    let frechets = [report.generated, report.real].map(\.distances.frechet.value)
    #expect(abs(log(frechets[0] / frechets[1])) < 0.5, "\(report)")
  }

  @Test("samples of one class lack nine, and diverge by ln 10")
  func oneClass() throws {
    let classifier = ShippedClassifier.digits.classifier
    let sevens = digits(1_200, seed: 4).ofClass(7)
    let right = zip(sevens.labels.indices, classifier.classes(of: sevens)).filter { $1 == 7 }
    let report = report(samples(sevens.subset(right.map(\.0))))
    #expect(abs(report.generated.classes.divergenceFromUniform - log(10)) < 1e-12)
    #expect(report.generated.classes.missing == [0, 1, 2, 3, 4, 5, 6, 8, 9])
    #expect(report.description.contains("Missing: 0, 1, 2, 3, 4, 5, 6, 8, 9."), "\(report)")
    #expect(report.description.contains("1 of 10 "))
    #expect(report.generated.distances.kernel.value > 10 * abs(report.real.distances.kernel.value))
    #expect(report.generated.coverage.recall < 0.3, "\(report)")
    #expect(try #require(report.accuracyScore).generated < 0.25)
  }

  @Test("where the data are of one class, the report says how many samples are")
  func frogs() {
    let sprites = DrawnSprites.make(count: 2_000, seed: 1)
    let frogs = sprites.ofClass(6)
    let mixed = frogs.subset([Int](0..<40) + [Int](0..<40))
    let others = sprites.ofClass(8).prefix(20)
    let generated = LabelledImages(
      name: "mixed", height: 32, width: 32, channels: 3, pixels: mixed.pixels + others.pixels,
      labels: mixed.labels + others.labels, classNames: mixed.classNames)
    let report = report(
      ComparedSamples(
        generated, heldOut: frogs.subset([Int](40..<140)), training: frogs.subset([Int](100..<200)),
        seenBy: ShippedClassifier.sprites.classifier, seed: 1))
    #expect(report.onlyClass == 6 && report.accuracyScore == nil)
    #expect((0.7...0.9).contains(report.generated.classes.shares[6]), "\(report)")
    #expect(report.description.contains("share taken for “frog”"), "\(report)")
    for absent in ["classes present", "equal classes", "classes learned", "Missing"] {
      #expect(!report.description.contains(absent), "\(report)")
    }
  }

  @Test("few pictures and a poor judge are mentioned")
  func remarks() {
    let few = report(samples(noise(20)))
    #expect(few.count == 20)
    #expect(few.description.contains("20 pictures do not spread in all 64 directions"), "\(few)")
    #expect(!few.description.contains("judge errs"))
    let weak = Classifier(
      learning: digits(20, seed: 1), testedOn: digits(20, seed: 2), epochs: 1, command: "", seed: 1)
    let unsure = report(
      ComparedSamples(
        digits(70, seed: 3), heldOut: digits(70, seed: 4), training: digits(70, seed: 5),
        seenBy: weak, seed: 1))
    #expect(unsure.description.contains("The judge errs about"), "\(unsure)")
    #expect(unsure.description.contains("Fewer than 1,000"), "\(unsure)")
  }

  @Test("it is the same for the same seed, and the same when read again")
  func coding() throws {
    let samples = samples(digits(30, seed: 4))
    let (first, second) = (report(samples), report(samples))
    let text = try JSONEncoder().encode(first)
    #expect(try JSONDecoder().decode(SampleReport.self, from: text) == first)
    #expect(first == second)
  }

  @Test("held-out pictures are chosen at random, never the leading ones")
  func chosen() {
    let heldOut = digits(300, seed: 2)
    let samples = samples(digits(50, seed: 4), heldOut: heldOut)
    let places = (0..<50).map { index in
      let picture = samples.heldOut.images.pixels(at: index)
      return (0..<300).first { heldOut.pixels(at: $0).elementsEqual(picture) }!
    }
    #expect(Set(places).count == 50)
    let mean = Double(places.reduce(0, +)) / 50
    #expect(abs(mean - 150) < 40, "\(mean)")
  }

  @Test("all columns of a table begin where their headings do")
  func table() {
    var table = TextTable("Title", headings: ["one", "two"])
    table.add("× 1000", ["1.234 (1 to 2)", "5"])
    table.add("p", ["0", "–"])
    #expect(
      table.description == """
        Title      one              two
          × 1000   1.234 (1 to 2)   5
          p        0                –
        """)
  }

  @Test("choosing costs what is missing from the chosen")
  func selection() {
    let all = digits(100, seed: 4)
    let samples = samples(all)
    let ones = Sample(digits(1_000, seed: 4).ofClass(1), seenBy: samples.classifier)
    let report = report(samples)
    let cost = SelectionCost(
      of: ones, outOf: 20, beside: samples, report: report, meanDistances: (0.4, 0.2), seed: 1)
    #expect(cost.all == report.generated)
    #expect(cost.nicest.coverage.recall < cost.all.coverage.recall)
    #expect(cost.nicest.distances.kernel.value > cost.all.distances.kernel.value)
    #expect(cost.nicest.classes.divergenceFromUniform > 1.5)
    #expect(cost.description.contains("mean distance of two pictures"), "\(cost)")
  }
}
