public import Kernels

/// The random generator, re-exported for every module above.
public typealias SplitMix64 = Kernels.SplitMix64
