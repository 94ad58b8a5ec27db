/// The ways people write the ten digits, as movements of the pen in a box of height 1.
enum DigitSkeletons {
  /// The ways to write each digit. A way that stands twice is twice as common.
  static let variants: [[[Stroke]]] = [
    [roundZero, overlappingZero],
    [plainOne, plainOne, plainOne, flaggedOne, footedOne],
    [plainTwo, plainTwo, loopedTwo],
    [roundThree, roundThree, flatThree],
    [openFour, openFour, curvedFour, closedFour],
    [singleFive, barredFive, barredFive, sweptFive],
    [roundSix, straightSix],
    [plainSeven, plainSeven, hookedSeven, barredSeven],
    [crossedEight, crossedEight, stackedEight],
    [straightNine, straightNine, hookedNine],
  ]

  // MARK: 0, 1

  private static let roundZero = [
    Stroke(
      from: [0.38, 0.02],
      [
        [0.12, 0.16], [0.00, 0.55], [0.12, 0.90], [0.32, 1.00], [0.54, 0.86], [0.65, 0.48],
        [0.56, 0.12], [0.36, 0.00], [0.22, 0.06],
      ])
  ]

  private static let overlappingZero = [
    Stroke(
      from: [0.52, 0.10],
      [
        [0.30, 0.03], [0.08, 0.26], [0.00, 0.64], [0.14, 0.96], [0.40, 0.96], [0.60, 0.66],
        [0.64, 0.26], [0.48, 0.02], [0.28, 0.08],
      ])
  ]

  private static let plainOne = [
    Stroke(from: [0.30, 0.00], [[0.29, 0.35], [0.29, 0.68], [0.28, 1.00]])
  ]

  private static let flaggedOne = [
    Stroke(from: [0.12, 0.22], [[0.34, 0.00]], [[0.34, 0.50], [0.33, 1.00]])
  ]

  private static let footedOne = [
    Stroke(from: [0.10, 0.20], [[0.34, 0.00]], [[0.34, 0.50], [0.33, 1.00]]),
    Stroke(from: [0.06, 1.00], [[0.62, 0.98]]),
  ]

  // MARK: 2, 3

  private static let plainTwo = [
    Stroke(
      from: [0.04, 0.20],
      [[0.20, 0.02], [0.46, 0.04], [0.58, 0.22], [0.48, 0.48], [0.24, 0.78], [0.02, 0.98]],
      [[0.34, 0.97], [0.68, 0.96]])
  ]

  private static let loopedTwo = [
    Stroke(
      from: [0.06, 0.18],
      [
        [0.24, 0.01], [0.48, 0.06], [0.56, 0.26], [0.44, 0.56], [0.22, 0.88], [0.06, 0.98],
        [0.00, 0.86], [0.14, 0.78], [0.34, 0.90], [0.70, 0.98],
      ])
  ]

  private static let roundThree = [
    Stroke(
      from: [0.05, 0.12],
      [[0.28, 0.00], [0.53, 0.12], [0.48, 0.34], [0.22, 0.46]],
      [[0.50, 0.54], [0.62, 0.74], [0.46, 0.95], [0.20, 1.00], [0.00, 0.88]])
  ]

  private static let flatThree = [
    Stroke(
      from: [0.06, 0.03], [[0.58, 0.02]], [[0.26, 0.40]],
      [[0.52, 0.48], [0.62, 0.72], [0.44, 0.96], [0.18, 1.00], [0.00, 0.88]])
  ]

  // MARK: 4, 5

  private static let openFour = [
    Stroke(from: [0.12, 0.02], [[0.06, 0.30], [0.03, 0.54]], [[0.36, 0.54], [0.68, 0.50]]),
    Stroke(from: [0.56, 0.04], [[0.52, 0.50], [0.46, 1.00]]),
  ]

  private static let curvedFour = [
    Stroke(
      from: [0.10, 0.04], [[0.03, 0.34], [0.10, 0.52], [0.34, 0.53], [0.64, 0.44]]),
    Stroke(from: [0.56, 0.00], [[0.50, 0.50], [0.42, 1.00]]),
  ]

  private static let closedFour = [
    Stroke(from: [0.48, 0.00], [[0.24, 0.32], [0.02, 0.62]], [[0.36, 0.62], [0.70, 0.60]]),
    Stroke(from: [0.48, 0.00], [[0.48, 0.50], [0.46, 1.00]]),
  ]

  private static let singleFive = [
    Stroke(
      from: [0.60, 0.02], [[0.16, 0.03]], [[0.10, 0.42]],
      [[0.34, 0.36], [0.58, 0.54], [0.54, 0.84], [0.28, 1.00], [0.00, 0.90]])
  ]

  private static let barredFive = [
    Stroke(
      from: [0.18, 0.06], [[0.12, 0.42]],
      [[0.36, 0.40], [0.57, 0.58], [0.52, 0.86], [0.26, 1.00], [0.00, 0.92]]),
    Stroke(from: [0.18, 0.06], [[0.66, 0.00]]),
  ]

  private static let sweptFive = [
    Stroke(
      from: [0.66, 0.00],
      [[0.34, 0.06], [0.16, 0.28], [0.36, 0.46], [0.52, 0.68], [0.36, 0.96], [0.00, 0.98]])
  ]

  // MARK: 6, 7

  private static let roundSix = [
    Stroke(
      from: [0.50, 0.00],
      [
        [0.22, 0.22], [0.03, 0.60], [0.12, 0.93], [0.36, 1.00], [0.56, 0.80], [0.44, 0.58],
        [0.22, 0.62], [0.08, 0.82],
      ])
  ]

  private static let straightSix = [
    Stroke(
      from: [0.22, 0.00],
      [
        [0.08, 0.38], [0.02, 0.74], [0.16, 0.98], [0.42, 0.96], [0.54, 0.76], [0.40, 0.60],
        [0.18, 0.68], [0.06, 0.86],
      ])
  ]

  private static let plainSeven = [
    Stroke(from: [0.02, 0.05], [[0.60, 0.02]], [[0.38, 0.48], [0.22, 1.00]])
  ]

  private static let hookedSeven = [
    Stroke(from: [0.00, 0.20], [[0.06, 0.03]], [[0.62, 0.03]], [[0.42, 0.46], [0.28, 1.00]])
  ]

  private static let barredSeven = [
    Stroke(from: [0.04, 0.04], [[0.62, 0.02]], [[0.40, 0.48], [0.22, 1.00]]),
    Stroke(from: [0.12, 0.52], [[0.60, 0.48]]),
  ]

  // MARK: 8, 9

  private static let crossedEight = [
    Stroke(
      from: [0.52, 0.12],
      [
        [0.32, 0.00], [0.10, 0.16], [0.22, 0.40], [0.44, 0.58], [0.52, 0.82], [0.30, 1.00],
        [0.06, 0.84], [0.16, 0.60], [0.42, 0.38], [0.54, 0.14],
      ])
  ]

  private static let stackedEight = [
    Stroke(
      from: [0.34, 0.46],
      [[0.10, 0.30], [0.16, 0.04], [0.40, 0.01], [0.54, 0.22], [0.34, 0.46]],
      [[0.06, 0.62], [0.06, 0.90], [0.30, 1.00], [0.54, 0.86], [0.52, 0.62], [0.32, 0.46]])
  ]

  private static let straightNine = [
    Stroke(
      from: [0.52, 0.14],
      [[0.30, 0.00], [0.04, 0.18], [0.06, 0.42], [0.28, 0.50], [0.48, 0.32], [0.55, 0.08]],
      [[0.52, 0.52], [0.44, 1.00]])
  ]

  private static let hookedNine = [
    Stroke(
      from: [0.52, 0.14],
      [[0.28, 0.00], [0.04, 0.20], [0.10, 0.46], [0.34, 0.46], [0.54, 0.12]],
      [[0.56, 0.60], [0.44, 0.94], [0.22, 1.00], [0.06, 0.90]])
  ]
}
