import Foundation

/// Where files arrive for which nothing else is said.
package struct DownloadFolder: Sendable {
    private let environment: [String: String]
    private let home: String

    package init(environment: [String: String] = ProcessInfo.processInfo.environment, home: String? = nil) {
        self.environment = environment
        self.home = home ?? ProfilePaths.expand("~", environment: environment)
    }

    /// The folder that the person set, else the one that their desktop has for it, else `Downloads`; nil if none is
    /// there.
    package func find(configured: String?) -> String? {
        if let configured { return ProfilePaths.expand(configured, environment: environment, home: home) }
        return [desktop, home + "/Downloads"].compactMap { $0 }.first(where: isFolder)
    }

    /// `XDG_DOWNLOAD_DIR` of the file `user-dirs.dirs` (xdg-user-dirs); the home folder itself means that there is none.
    private var desktop: String? {
        let configuration = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + "/.config"
        guard let text = try? String(contentsOfFile: configuration + "/user-dirs.dirs", encoding: .utf8) else {
            return nil
        }
        let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        guard let line = lines.last(where: { $0.hasPrefix("XDG_DOWNLOAD_DIR=") }) else { return nil }
        let value = line.dropFirst("XDG_DOWNLOAD_DIR=".count).trimmingCharacters(in: CharacterSet(charactersIn: "\""))
        let path = value.hasPrefix("$HOME") ? home + value.dropFirst("$HOME".count) : value
        let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        return folder.hasPrefix("/") && folder != home ? folder : nil
    }

    private func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
