/// Which programs of a desktop there can be, by what the environment tells: none over a plain SSH connection.
package struct Desktop: Hashable, Sendable {
    /// The programs that put their input on a clipboard, best first.
    package let clipboards: [DesktopProgram]
    /// The program that opens an address; nil where there is no display to open it on.
    private let opener: DesktopProgram?
    private let environment: [String: String]

    package init(_ environment: [String: String]) {
        self.environment = environment
        func has(_ name: String) -> Bool { !environment[name, default: ""].isEmpty }
        #if os(macOS)
            clipboards = [DesktopProgram("pbcopy")]
            opener = has("SSH_CONNECTION") ? nil : DesktopProgram("open")
        #else
            var programs: [DesktopProgram] = []
            if has("WAYLAND_DISPLAY") { programs.append(DesktopProgram("wl-copy")) }
            if has("DISPLAY") {
                programs.append(DesktopProgram("xclip", ["-selection", "clipboard"]))
                programs.append(DesktopProgram("xsel", ["--clipboard", "--input"]))
            }
            clipboards = programs
            opener = programs.isEmpty ? nil : DesktopProgram("xdg-open")
        #endif
    }

    /// Whether an address can be opened here.
    package var canOpen: Bool { opener?.path(environment) != nil }

    /// Puts a text on the desktop's clipboard, by the first program that can.
    package func copy(_ text: String) async {
        for program in clipboards where await program.run(input: text, environment) { return }
    }

    /// Opens an address of the web; nothing else, whatever it was taken for.
    /// - Returns: whether a program took it.
    package func open(_ address: String) async -> Bool {
        guard let opener, ["http://", "https://"].contains(where: address.lowercased().hasPrefix) else { return false }
        return await DesktopProgram(opener.name, opener.arguments + [address]).run(environment)
    }
}
