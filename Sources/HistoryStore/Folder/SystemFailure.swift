import Foundation

/// An `errno` with the system's words for it.
struct SystemFailure: Error, CustomStringConvertible {
    let errno: CInt

    var description: String { String(cString: strerror(errno)) }
}
