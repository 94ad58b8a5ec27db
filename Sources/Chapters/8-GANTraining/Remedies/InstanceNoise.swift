/// The deviation of the noise on everything that the discriminator sees at a step: it falls evenly from
/// `first` to 0 over all steps. Sønderby et al. (2017), section 3; Arjovsky & Bottou (2017).
///
/// Two thin distributions do not touch: a perfect discriminator exists, is learnt, and its slope leads
/// nowhere. Noise on real and on generated points makes both thick; they overlap, and the discriminator's
/// loss has a finite minimum whose slope leads from one to the other. As the noise fades the target
/// becomes the data again.
/// - Parameter step: from 0, where it is `first`.
public func fadingDeviation(from first: Double, step: Int, of steps: Int) -> Double {
  first * max(0, 1 - Double(step) / Double(max(steps, 1)))
}
