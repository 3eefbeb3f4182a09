import Desktop
import Foundation
import Testing

@Suite struct DesktopTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("desktop-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    /// A program that does what this script says.
    private func install(_ name: String, _ script: String) throws {
        let path = folder.path + "/" + name
        try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    private func environment(_ more: [String: String]) -> [String: String] {
        more.merging(["PATH": "\(folder.path):/usr/bin:/bin"]) { $1 }
    }

    private func written(_ name: String) -> String? {
        try? String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
    }

    @Test func whatIsThereDependsOnTheDisplay() {
        func names(_ environment: [String: String]) -> [String] { Desktop(environment).clipboards.map(\.name) }
        #if os(Linux)
            #expect(names([:]) == [] && names(["DISPLAY": ""]) == [])
            #expect(names(["DISPLAY": ":0"]) == ["xclip", "xsel"])
            #expect(names(["DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"]) == ["wl-copy", "xclip", "xsel"])
        #else
            #expect(names([:]) == ["pbcopy"])
        #endif
    }

    @Test func withoutADisplayNothingIsStarted() async throws {
        try install("xdg-open", "echo \"$@\" > '\(folder.path)/opened'")
        let desktop = Desktop(environment([:]))
        #expect(await !desktop.open("https://example.org") && !desktop.canOpen)
        #expect(written("opened") == nil)
    }

    #if os(Linux)
        @Test func theFirstClipboardThatWorksGetsTheText() async throws {
            try install("wl-copy", "exit 1")
            try install("xclip", "cat > '\(folder.path)/copied'; echo \"$@\" > '\(folder.path)/arguments'")
            try install("xsel", "cat > '\(folder.path)/toomuch'")
            let text = "line\n'; rm -rf $HOME; `echo` \u{1B}]0;x\u{07} 中文"
            await Desktop(environment(["DISPLAY": ":0", "WAYLAND_DISPLAY": "w"])).copy(text)
            #expect(written("copied") == text)
            #expect(written("arguments") == "-selection clipboard\n" && written("toomuch") == nil)
        }

        @Test func aProgramThatDoesNotTakeItsInputHarmsNobody() async throws {
            try install("wl-copy", "exec <&-; exit 1")
            let desktop = Desktop(environment(["WAYLAND_DISPLAY": "w"]))
            // More than a pipe holds, so that writing it fails whenever the program ends.
            let text = String(repeating: "中文", count: 100_000)
            for _ in 0..<20 { await desktop.copy(text) }
        }

        @Test func anAddressIsOneArgumentAndNoShellSeesIt() async throws {
            try install("xdg-open", "for a in \"$@\"; do echo \"[$a]\"; done > '\(folder.path)/opened'")
            let desktop = Desktop(environment(["DISPLAY": ":0"]))
            let address = "https://example.org/a b?x=$(touch \(folder.path)/evil);y='z'"
            #expect(await desktop.open(address) && desktop.canOpen)
            #expect(written("opened") == "[\(address)]\n" && written("evil") == nil)
        }

        @Test(arguments: ["file:///etc/passwd", "--help", "/bin/sh", "javascript:x", "http:/x"])
        func nothingButTheWebIsOpened(address: String) async throws {
            try install("xdg-open", "echo > '\(folder.path)/opened'")
            #expect(await !Desktop(environment(["DISPLAY": ":0"])).open(address))
            #expect(written("opened") == nil)
        }
    #endif

    @Test func aProgramThatHangsIsEnded() async throws {
        try install("slow", "echo $$ > '\(folder.path)/pid'; exec sleep 600")
        let start = ContinuousClock.now
        let ended = await DesktopProgram("slow").run(environment([:]), patience: .milliseconds(500))
        #expect(!ended && ContinuousClock.now - start < .seconds(30))
        let pid = try #require(written("pid").flatMap { pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) })
        #expect(kill(pid, 0) != 0, "it is gone")
    }

    @Test func whatIsNotInstalledIsNotRun() async {
        #expect(await !DesktopProgram("no-such-program").run(environment([:])))
    }
}
