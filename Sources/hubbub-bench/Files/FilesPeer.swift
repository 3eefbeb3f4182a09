import Foundation
import TestKit

/// What people carry a file with where they have no hub.
enum FilesPeer: String, CaseIterable, Sendable {
    case scp
    case nc

    /// Carries a file over loopback; the seconds that it took, or nil where the program is not there.
    func carry(_ source: String, in folder: String, _ environment: [String: String]) async throws -> Double? {
        switch self {
        case .scp: try await scp(source, folder, environment)
        case .nc: try await nc(source, folder, environment)
        }
    }

    private func scp(_ source: String, _ folder: String, _ environment: [String: String]) async throws -> Double? {
        guard let server = Self.find("sshd"), let client = Self.find("scp"), let keys = Self.find("ssh-keygen") else {
            return nil
        }
        let (key, port) = (folder + "/ssh.key", try Self.freePort())
        let made = try ChildProcess([keys, "-q", "-t", "ed25519", "-N", "", "-f", key], environment: environment)
        guard await made.status == 0 else { return nil }
        let settings = [
            "ListenAddress=127.0.0.1:\(port)", "HostKey=\(key)", "AuthorizedKeysFile=\(key).pub", "StrictModes=no",
            "PidFile=none", "UsePAM=no", "Subsystem=sftp internal-sftp",
        ]
        let words = [server, "-D", "-e", "-f", "/dev/null"] + settings.flatMap { ["-o", $0] }
        let daemon = try ChildProcess(words, environment: environment)
        defer { daemon.signal(SIGTERM) }
        guard try await Self.listens(port) else { return nil }
        let options = ["StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "BatchMode=yes"]
        let start = ContinuousClock.now
        let copy = try ChildProcess(
            [client, "-q", "-i", key, "-P", "\(port)"] + options.flatMap { ["-o", $0] } + [
                source, "\(NSUserName())@127.0.0.1:\(folder)/scp.bin",
            ], environment: environment)
        return await copy.status == 0 ? start.duration(to: .now) / .seconds(1) : nil
    }

    private func nc(_ source: String, _ folder: String, _ environment: [String: String]) async throws -> Double? {
        guard let program = Self.find("nc"), let input = FileHandle(forReadingAtPath: source) else { return nil }
        let (target, port) = (folder + "/nc.bin", try Self.freePort())
        guard FileManager.default.createFile(atPath: target, contents: nil),
            let output = FileHandle(forWritingAtPath: target)
        else { return nil }
        let server = try ChildProcess(
            [program, "-l", "127.0.0.1", "\(port)"], environment: environment, output: output)
        guard try await Self.listens(port) else { return nil }
        let start = ContinuousClock.now
        let client = try ChildProcess(
            [program, "-N", "127.0.0.1", "\(port)"], environment: environment, input: input)
        guard await client.status == 0, await server.status == 0 else { return nil }
        return start.duration(to: .now) / .seconds(1)
    }
}

extension FilesPeer {
    private static func find(_ name: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let folders = path.split(separator: ":").map(String.init) + ["/usr/sbin"]
        return folders.map { $0 + "/" + name }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// A port that nobody has at this moment.
    private static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let failed = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) != 0 || getsockname(descriptor, $0, &size) != 0
            }
        }
        guard !failed else { throw BenchError("There is no free port.") }
        return UInt16(bigEndian: address.sin_port)
    }

    /// Waits until somebody listens at a port of IPv4 (proc_net_tcp); false if nobody does for five seconds. Asking the
    /// port itself would be the one connection that nc takes.
    private static func listens(_ port: UInt16) async throws -> Bool {
        let digits = String(port, radix: 16, uppercase: true)
        let place = ":" + String(repeating: "0", count: 4 - digits.count) + digits
        for _ in 0..<250 {
            let table = (try? String(contentsOfFile: "/proc/net/tcp", encoding: .ascii)) ?? ""
            let fields = table.split(separator: "\n").map { $0.split(separator: " ") }
            if fields.contains(where: { $0.count > 3 && $0[1].hasSuffix(place) && $0[3] == "0A" }) { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
        return false
    }
}
