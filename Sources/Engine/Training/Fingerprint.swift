/// FNV-1a in 64 bits (Fowler, Noll & Vo) of all parts one after another, in hexadecimal: tells contents
/// apart, and keeps nobody from forging them.
public func fingerprint(of parts: [[UInt8]]) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for part in parts {
    for byte in part { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
