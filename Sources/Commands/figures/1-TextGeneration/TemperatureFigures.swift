import Foundation
import Pictures
import TextGeneration

/// What a network might say after “th”: e is likely, and five others are possible.
private let letters = ["e", "a", "i", "o", "r", "space"]
private let logits = [3.0, 1.8, 1.4, 0.6, 0, -0.6]

/// One distribution at four temperatures.
var reshapedDistribution: Image {
  BarChart(
    title: "The letter after \"th\", at four temperatures", xLabel: "next letter",
    yLabel: "probability", categories: letters,
    series: [0.2, 0.5, 1, 2].map { temperature in
      BarChart.Series(
        "T = \(temperature)",
        values: Sampler(temperature: temperature).probabilities(logits))
    }
  ).rendered()
}

/// Entropy against temperature, for distributions over as many letters.
var entropyOfTemperature: Image {
  let distributions: [(String, [Double])] = [
    ("the letter after \"th\"", logits),
    ("two likely letters", [3, 3, 0, 0, 0, 0]),
    ("nearly sure", [8, 0, 0, 0, 0, 0]),
    ("all alike", [0, 0, 0, 0, 0, 0]),
  ]
  return LineChart(
    title: "Entropy never falls with temperature", xLabel: "temperature", yLabel: "entropy, bits",
    series: distributions.map { name, logits in
      LineChart.Series(
        name,
        points: (1...200).map { index in
          let temperature = Double(index) / 40
          return Point(
            temperature, entropy(Sampler(temperature: temperature).probabilities(logits)))
        })
    },
    referenceLines: [
      ReferenceLine(log2(6), label: "six alike"), ReferenceLine(1, label: "two alike"),
    ]
  ).rendered()
}
