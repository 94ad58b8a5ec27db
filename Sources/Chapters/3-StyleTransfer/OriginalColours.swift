public import Tensors

/// The style's light and dark with the content's colours: a stylised picture's luma, and the content
/// picture's colour differences.
///
/// In Rec. 601's `Y = 0.299 R + 0.587 G + 0.114 B` a colour is Y and how far red, green and blue are
/// from it: adding the same number to all three changes Y by that number, and nothing else. So
/// `result = content + (Y(stylised) − Y(content))`. Gatys et al. (2016), "Preserving color in neural
/// artistic style transfer", section 4.
/// - Parameters: both [batch, height, width, 3] in red, green, blue from 0 to 1; so is the result,
///   but for numbers outside, which a file cuts off.
public func originalColours(of content: Tensor, onto stylised: Tensor) -> Tensor {
  content + (luma(stylised) - luma(content))
}

/// [batch, height, width, 3] → [batch, height, width, 1].
private func luma(_ pictures: Tensor) -> Tensor {
  let weights = Tensor([0.299, 0.587, 0.114], dtype: pictures.dtype)
  return (pictures * weights).sum(along: 3, keepingDimension: true)
}
