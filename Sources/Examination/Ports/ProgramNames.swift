import Foundation

/// Which program has a socket, as far as this user may know.
struct ProgramNames: Sendable {
    /// The name of the program that has the socket with this number; nil if the system does not tell.
    func program(of inode: String) -> String? {
        let files = FileManager.default
        let processes = ((try? files.contentsOfDirectory(atPath: "/proc")) ?? []).filter { $0.allSatisfy(\.isNumber) }
        for process in processes {
            let folder = "/proc/\(process)/fd"
            for descriptor in (try? files.contentsOfDirectory(atPath: folder)) ?? [] {
                let link = try? files.destinationOfSymbolicLink(atPath: "\(folder)/\(descriptor)")
                if link == "socket:[\(inode)]" { return name(of: process) }
            }
        }
        return nil
    }

    private func name(of process: String) -> String? {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8) else { return nil }
        return text.split(separator: "\n").first.map(String.init)
    }
}
