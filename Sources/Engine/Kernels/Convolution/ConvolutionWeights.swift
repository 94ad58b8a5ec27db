/// w[ky, kx, i, o] = Σ x[n, iy, ix, i] · y[n, oy, ox, o]: the gradient of `convolution` with respect to
/// its weights, summed over all pixels of all images. See `naiveConvolutionWeights`.
public func convolutionWeights<S: Scalar>(
  _ x: UnsafePointer<S>, _ y: UnsafePointer<S>, into w: UnsafeMutablePointer<S>,
  _ shape: ConvolutionShape
) {
  naiveConvolutionWeights(x, y, into: w, shape)
}
