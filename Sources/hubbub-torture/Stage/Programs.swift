import Foundation

/// Where the programs are that the torture starts.
struct Programs: Sendable {
    let hub: String
    let client: String

    /// Those beside this program.
    static func find() throws -> Programs {
        guard let own = Bundle.main.executableURL else { throw TortureError("This program's file is not known.") }
        let hub = own.deletingLastPathComponent().appendingPathComponent("hubbub").path
        guard FileManager.default.isExecutableFile(atPath: hub) else {
            throw TortureError("\(hub) is missing; build it first, with: swift build")
        }
        return Programs(hub: hub, client: own.path)
    }

    /// The environment of a program whose home is this folder.
    static func environment(home: String) -> [String: String] {
        var variables = ["HOME": home, "USER": "torture", "LOGNAME": "torture", "TZ": "UTC"]
        for name in ["PATH", "LD_LIBRARY_PATH"] { variables[name] = ProcessInfo.processInfo.environment[name] }
        return variables
    }
}
