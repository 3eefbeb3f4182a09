import Doctor
import Foundation

/// Finds out who has a port on this machine.
struct PortExaminer: Sendable {
    /// Those who listen on a TCP port; empty where the system does not tell.
    func listeners(tcp port: UInt16) -> [ListenerFact] { listeners(port, ["tcp", "tcp6"], state: "0A") }

    /// Those who have a UDP port.
    func listeners(udp port: UInt16) -> [ListenerFact] { listeners(port, ["udp", "udp6"], state: "07") }

    private func listeners(_ port: UInt16, _ files: [String], state: String) -> [ListenerFact] {
        let rows = files.flatMap { file -> [SocketTable.Row] in
            guard let text = try? String(contentsOfFile: "/proc/net/\(file)", encoding: .utf8) else { return [] }
            return SocketTable(text, state: state).rows
        }
        return rows.filter { $0.port == port }.map {
            ListenerFact(address: $0.address, program: ProgramNames().program(of: $0.inode))
        }
    }

    /// Why a TCP port can't be had; nil if it can. Nothing listens meanwhile.
    func obstacle(tcp port: UInt16) -> POSIXErrorCode? {
        #if canImport(Darwin)
            let stream = SOCK_STREAM
        #else
            let stream = CInt(SOCK_STREAM.rawValue)
        #endif
        let descriptor = socket(AF_INET, stream, 0)
        guard descriptor >= 0 else { return POSIXErrorCode(rawValue: errno) }
        defer { close(descriptor) }
        var on: CInt = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<CInt>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return result == 0 ? nil : POSIXErrorCode(rawValue: errno)
    }
}
