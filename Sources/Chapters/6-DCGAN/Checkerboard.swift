public import Tensors

/// How many products make each pixel of a transposed convolution: [stride·side, stride·side].
///
/// Where the stride does not divide the kernel's side the numbers differ from pixel to pixel, in
/// the rhythm of the stride, and so does the brightness before training has learnt to make up for
/// it: the checkerboard. Odena et al. (2016), "Deconvolution and Checkerboard Artifacts".
public func productsPerPixel(side: Int, kernel: Int, stride: Int) -> Tensor {
  let products = conv2DTranspose(
    .ones([1, side, side, 1]), weight: .ones([kernel, kernel, 1, 1]), bias: .zeros([1]),
    stride: stride, padding: .same)
  return products.reshaped([stride * side, stride * side])
}
