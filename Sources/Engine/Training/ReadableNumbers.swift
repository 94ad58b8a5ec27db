import Foundation

/// A time as one says it: "0.4 s", "18 s", "1 min 20 s", "2 h 5 min".
public func readableDuration(seconds: Double) -> String {
  guard seconds.isFinite, seconds < 1e15 else { return "unknown time" }
  if seconds < 9.95 { return "\(oneDecimal(max(0, seconds))) s" }
  let whole = Int(seconds.rounded())
  let (minutes, hours) = (whole / 60, whole / 3600)
  if whole < 60 { return "\(whole) s" }
  if whole < 3600 { return "\(minutes) min \(whole % 60) s" }
  if hours < 48 { return "\(hours) h \(minutes % 60) min" }
  return "\(readableCount(hours / 24)) d \(hours % 24) h"
}

/// A count with its thousands apart: "114,064".
public func readableCount(_ count: Int) -> String {
  var digits = String(count.magnitude)
  var groups: [Substring] = []
  while digits.count > 3 {
    groups.insert(digits.suffix(3), at: 0)
    digits.removeLast(3)
  }
  return (count < 0 ? "-" : "") + ([digits[...]] + groups).joined(separator: ",")
}

/// A size in decimal units: "812 B", "4.1 kB", "38 MB".
public func readableBytes(_ count: Int) -> String {
  if count < 1000 { return "\(count) B" }
  var size = Double(count)
  var unit = ""
  for larger in ["kB", "MB", "GB", "TB", "PB", "EB"] where unit.isEmpty || size >= 999.5 {
    size /= 1000
    unit = larger
  }
  return "\(size < 9.95 ? oneDecimal(size) : String(Int(size.rounded()))) \(unit)"
}

/// A measured number to four significant digits: "0.6931", "1.234e-05".
public func readableNumber(_ value: Double) -> String { String(format: "%.4g", value) }

private func oneDecimal(_ value: Double) -> String { String(format: "%.1f", value) }
