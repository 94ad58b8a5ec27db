/// One axis of a sum in which every result pixel gathers source pixels: result number `i`, at place
/// `first + i·step`, reads the source pixels `origin + i·stride + tap` for each tap, as far as they exist.
struct GatheringAxis {
  let count, first, step: Int
  let origin, stride: Int
  let taps, source: Int

  /// A convolution reads as it is defined.
  init(convolving axis: ConvolutionAxis) {
    (count, first, step) = (axis.output, 0, 1)
    (origin, stride) = (-axis.before, axis.stride)
    (taps, source) = (axis.kernel, axis.input)
  }

  /// The pixels `phase`, `phase + stride`, … of a transposed convolution. They meet only the kernel's taps
  /// r, r + stride, … with r = (phase + before) mod stride, and those in reverse order: the further along
  /// the source, the earlier the tap. Nothing is multiplied by the zeros between the source pixels.
  init(transposing axis: ConvolutionAxis, phase: Int) {
    let (quotient, remainder) = (phase + axis.before).quotientAndRemainder(dividingBy: axis.stride)
    taps = max((axis.kernel - remainder + axis.stride - 1) / axis.stride, 0)
    count = max((axis.input - phase + axis.stride - 1) / axis.stride, 0)
    (first, step) = (phase, axis.stride)
    (origin, stride) = (quotient - taps + 1, 1)
    source = axis.output
  }

  /// The kernel's taps in the order in which `init(transposing:phase:)` meets them.
  static func taps(transposing axis: ConvolutionAxis, phase: Int) -> [Int] {
    let remainder = (phase + axis.before) % axis.stride
    return Swift.stride(from: remainder, to: axis.kernel, by: axis.stride).reversed()
  }

  /// Neighbouring results whose taps that meet a source pixel are the same.
  struct Segment {
    let results, taps: Range<Int>
  }

  /// The axis cut into such neighbourhoods: what is left out of the sums at the edges is not multiplied.
  var segments: [Segment] {
    var found: [Segment] = []
    for i in 0..<count {
      let begin = origin + i * stride
      let low = min(max(-begin, 0), taps)
      let valid = low..<max(min(source - begin, taps), low)
      if let last = found.last, last.taps == valid {
        found[found.count - 1] = Segment(results: last.results.lowerBound..<i + 1, taps: valid)
      } else {
        found.append(Segment(results: i..<i + 1, taps: valid))
      }
    }
    return found
  }
}
