import Datasets
import NeuralNetworks
import Tensors
import Testing

@testable import SSGAN

@Suite("Classifying, and counting how well")
struct ClassificationTests {
  @Test("a confusion matrix counts, and knows the shares of right answers")
  func counting() {
    var matrix = ConfusionMatrix(classNames: ["a", "bb", "c"])
    #expect(matrix.accuracy == 0 && matrix.classAccuracies == [nil, nil, nil])
    for (label, found) in [(0, 0), (0, 0), (0, 1), (1, 1), (1, 0)] {
      matrix.count(label, takenFor: found)
    }
    #expect(matrix.counts == [[2, 1, 0], [1, 1, 0], [0, 0, 0]])
    #expect(matrix.total == 5 && matrix.rightCount == 3 && matrix.accuracy == 0.6)
    #expect(matrix.classAccuracies == [2.0 / 3, 0.5, nil])
    #expect(
      matrix.description == """
            a  bb  c
         a  2   1  0
        bb  1   1  0
         c  0   0  0
        """)
  }

  @Test("each picture is counted once, in more than one part, as it is classified by itself")
  func parts() throws {
    let game = try tinyTraining(.nPlusOne, .mnist)
    let pictures = speckledPictures([28, 28, 1])
    let many = pictures.subset((0..<310).map { $0 % 60 })
    let confusion = game.confusion(on: many)
    #expect(confusion.total == 310 && confusion.accuracy == game.accuracy(on: many))
    var alone = ConfusionMatrix(classNames: pictures.classNames)
    for place in 0..<60 {
      let one = game.confusion(on: pictures.subset([place]))
      let found = one.counts[Int(pictures.labels[place])].firstIndex(of: 1)!
      alone.count(Int(pictures.labels[place]), takenFor: found)
    }
    #expect(game.confusion(on: pictures) == alone)
  }

  @Test("asking for the accuracy leaves every number of the game as it is")
  func innocence() throws {
    for (recipe, network) in allGames {
      var (asked, other) = (try tinyTraining(recipe, network), try tinyTraining(recipe, network))
      _ = (asked.takeStep(), other.takeStep())
      _ = asked.accuracy(on: speckledPictures(network.pictureShape))
      _ = (asked.takeStep(), other.takeStep())
      #expect(variableBytes(asked.discriminator) == variableBytes(other.discriminator))
    }
  }

  @Test("averaged weights are the corrected mean of all, and classify where there are some")
  func averages() throws {
    let plain = try tinyTraining(.nPlusOne, .mnist)
    #expect(plain.average == nil)
    var game = try tinyTraining(.featureMatching, .perceptron) { $0.averagingRate = 0.25 }
    let average = try #require(game.average)
    #expect(variableBytes(average.network) == variableBytes(game.discriminator))
    var history: [[[Double]]] = []
    for _ in 0..<3 {
      _ = game.takeStep()
      history.append(game.discriminator.variables.map(\.parameter.value.scalars))
    }
    let parts = [0.75 * 0.75 * 0.25, 0.75 * 0.25, 0.25]  // they add up to 1 − 0.75³
    for (index, (_, parameter)) in average.network.variables.enumerated() {
      for (place, found) in parameter.value.scalars.enumerated() {
        let sum = zip(parts, history).reduce(0) { $0 + $1.0 * $1.1[index][place] }
        #expect((found - sum / (1 - 0.75 * 0.75 * 0.75)).magnitude < 1e-12)
      }
    }
    let pictures = speckledPictures([28, 28, 1])
    let before = game.confusion(on: pictures)
    for (_, parameter) in game.discriminator.variables { parameter.value = 0 * parameter.value }
    #expect(game.confusion(on: pictures) == before)
  }
}
