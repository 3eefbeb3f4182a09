import Foundation

/// The sockets of this machine that wait for others, as Linux lists them in /proc/net (proc(5)).
package struct SocketTable: Hashable, Sendable {
    /// One socket.
    package struct Row: Hashable, Sendable {
        /// Without the port: `0.0.0.0`, `::1`.
        package let address: String
        package let port: UInt16
        /// The number by which the system knows the socket.
        package let inode: String
    }

    package let rows: [Row]

    /// Reads the text of such a file.
    /// - Parameter state: the two digits of the state that is wanted: `0A` for a TCP socket that listens, `07` for UDP.
    package init(_ text: String, state: String) {
        rows = text.split(separator: "\n").dropFirst().compactMap { Self.row($0, state: state) }
    }

    private static func row(_ line: Substring, state: String) -> Row? {
        let fields = line.split(separator: " ")
        guard fields.count > 9, fields[3] == state else { return nil }
        let local = fields[1].split(separator: ":")
        guard local.count == 2, let address = address(local[0]), let port = UInt16(local[1], radix: 16) else {
            return nil
        }
        return Row(address: address, port: port, inode: String(fields[9]))
    }

    /// 32-bit words in hexadecimal, each in this machine's own order of bytes.
    private static func address(_ digits: Substring) -> String? {
        guard digits.count == 8 || digits.count == 32 else { return nil }
        var (bytes, rest): ([UInt8], Substring) = ([], digits)
        while !rest.isEmpty {
            guard let word = UInt32(rest.prefix(8), radix: 16) else { return nil }
            withUnsafeBytes(of: word) { bytes += $0 }
            rest = rest.dropFirst(8)
        }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
