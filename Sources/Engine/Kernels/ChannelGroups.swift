/// A tensor seen as [groups, rows, channels], for work that goes channel by channel within a group.
///
/// Batch normalisation has one group of batch·height·width rows, instance normalisation a group of
/// height·width rows for each image.
public struct ChannelGroups: Equatable, Sendable {
  /// The lengths of the three dimensions.
  public let groups, rows, channels: Int

  /// A tensor of groups·rows·channels numbers.
  public init(groups: Int, rows: Int, channels: Int) {
    (self.groups, self.rows, self.channels) = (groups, rows, channels)
  }

  /// Whole rows of one group: what one thread works on at a time.
  struct Block {
    /// Its place among all blocks, and its group.
    let number, group: Int
    /// Its first number, and how many there are.
    let start, count: Int
  }

  /// How many rows make a block of about `size` numbers. The cut depends on the shape alone.
  func blockRows(size: Int, atLeast least: Int) -> Int { max(least, size / channels) }

  /// Blocks of that many rows in one group.
  func blockCount(_ blockRows: Int) -> Int { (rows + blockRows - 1) / blockRows }

  /// Works on all blocks side by side.
  @inline(__always)
  func inBlocks(of blockRows: Int, _ body: (Block) -> Void) {
    let blocks = blockCount(blockRows)
    ThreadPool.shared.forEach(groups * blocks) { number in
      let (group, block) = number.quotientAndRemainder(dividingBy: blocks)
      let first = block * blockRows
      body(
        Block(
          number: number, group: group, start: (group * rows + first) * channels,
          count: min(blockRows, rows - first) * channels))
    }
  }

  // MARK: Lanes

  /// Few channels make short loops, so several rows stand side by side as one run of lanes: a multiple
  /// of `channels`, about 256 where there are fewer. Lane j belongs to channel j mod channels.
  var lanes: Int { max(1, 256 / channels) * channels }

  /// Calls `body` for one run of lanes after the other, the last of which may be shorter.
  @inline(__always)
  func forEachRun(of block: Block, _ body: (_ start: Int, _ count: Int) -> Void) {
    let (lanes, end) = (lanes, block.start &+ block.count)
    var start = block.start
    while start < end {
      body(start, min(lanes, end &- start))
      start = start &+ lanes
    }
  }

  /// Repeats a number a channel for every lane.
  @inline(__always)
  func spread<S: Scalar>(_ x: UnsafePointer<S>, over y: UnsafeMutablePointer<S>) {
    for first in stride(from: 0, to: lanes, by: channels) {
      (y + first).update(from: x, count: channels)
    }
  }

  /// Adds all lanes of a channel, in order, into its first.
  @inline(__always)
  func fold<S: Scalar>(_ sums: UnsafeMutablePointer<S>) {
    for first in stride(from: channels, to: lanes, by: channels) {
      let more = sums + first
      for j in 0..<channels { sums[j] += more[j] }
    }
  }
}
