import Kernels

/// A four-legged animal from its side, looking to the right.
struct Quadruped {
  var coat: RGB
  /// Where the hip and the shoulder are, and how thick the body is there.
  var hip: Point
  var shoulder: Point
  var girth: (hip: Double, shoulder: Double)
  /// Where the neck ends, and how thick it is at either end.
  var nape: Point
  var neck: (Double, Double)
  /// Half the width of a leg at the top and at the hoof.
  var leg: (Double, Double)
  var hoof: RGB
  let ground = 0.88

  /// Body, neck and legs in mid-step; head, ears and tail are the kind's own.
  func drawn(using generator: inout SplitMix64) -> Sprite {
    var animal = Sprite()
    let stride = generator.uniform(-0.2, 0.2)
    animal.shadow([0.5 * (hip.x + shoulder.x), ground + 0.02], [0.75, 0.1])
    for (joint, swing) in [(hip, stride), (shoulder, -stride)] {
      animal.leg(from: joint + [0.08, 0], swing - 0.05, self, coat.lit(0.6), using: &generator)
    }
    animal.line([hip, shoulder], girth.hip, to: girth.shoulder, coat)
    animal.line([shoulder + [-0.04, -0.04], nape], neck.0, to: neck.1, coat)
    for (joint, swing) in [(hip, -stride), (shoulder, stride)] {
      animal.leg(from: joint - [0.05, 0], swing, self, coat.lit(0.92), using: &generator)
    }
    return animal
  }
}

extension Sprite {
  /// A leg with a joint, and a hoof or a paw.
  fileprivate mutating func leg(
    from top: Point, _ swing: Double, _ animal: Quadruped, _ colour: RGB,
    using generator: inout SplitMix64
  ) {
    let foot = Point(top.x + swing, animal.ground - animal.leg.1)
    let bend = generator.uniform(-0.05, 0.07)
    let knee = Point(0.5 * (top.x + foot.x) + bend, 0.45 * top.y + 0.55 * foot.y)
    line([top + [0, 0.08], knee], animal.leg.0, to: 0.5 * (animal.leg.0 + animal.leg.1), colour)
    line([knee, foot], 0.5 * (animal.leg.0 + animal.leg.1), to: animal.leg.1, colour)
    line([foot, foot + [0.05, 0]], animal.leg.1, animal.hoof)
  }
}
