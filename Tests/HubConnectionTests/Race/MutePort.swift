import Foundation

/// A port of 127.0.0.1 at which nothing answers, not even with a refusal: its queue of connections is full, and the
/// system leaves more of them lying (tcp(7), `listen(2)`).
final class MutePort: Sendable {
    let number: UInt16
    private let descriptors: [CInt]

    init() throws {
        let listener = try Self.socket()
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && getsockname(listener, address, &length) == 0
                    && listen(listener, 0) == 0
            }
        }
        var descriptors = [listener]
        guard bound else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        // One more than wait in the queue, none of them waited for.
        for _ in 0..<4 {
            let caller = try Self.socket()
            descriptors.append(caller)
            _ = fcntl(caller, F_SETFL, O_NONBLOCK)
            _ = withUnsafePointer(to: &address) { address in
                address.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(caller, $0, length) }
            }
        }
        number = UInt16(bigEndian: address.sin_port)
        self.descriptors = descriptors
    }

    deinit { for descriptor in descriptors { close(descriptor) } }

    private static func socket() throws -> CInt {
        #if canImport(Darwin)
            let stream = SOCK_STREAM
        #else
            let stream = Int32(SOCK_STREAM.rawValue)
        #endif
        let descriptor = Foundation.socket(AF_INET, stream, 0)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        return descriptor
    }
}
