import Foundation
import Testing

/// A person's terminal: a shell in a tmux of its own, whose screen can be read and whose keys can be pressed.
final class Terminal: Sendable {
    /// How long something may take to appear, in seconds.
    static let patience = 20.0

    /// What a test waited for did not appear.
    private struct NeverSeen: Error {}

    private let person: Person
    private let tmux: URL
    private let name = "hubbub-test-\(UUID().uuidString.prefix(8))"
    private let watch: OutputWatch

    /// The process of this terminal's tmux.
    private let server: pid_t

    /// Opens a terminal with a shell in it.
    /// - Parameter type: What it calls itself in `TERM`; nil for what tmux is.
    init(_ person: Person, columns: Int = 100, rows: Int = 30, type: String? = nil) async throws {
        self.person = person
        tmux = try #require(Tool.find("tmux"))
        watch = try OutputWatch(at: person.home.appendingPathComponent("\(name).output").path)
        let started = try await Self.run(
            tmux, name, person,
            [
                "start-server", ";", "set-option", "-g", "status", "off", ";", "set-option", "-s", "escape-time", "0",
                ";",
            ] + (type.map { ["set-option", "-g", "default-terminal", $0, ";"] } ?? []) + [
                "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
                "exec \((person.machine + ["/bin/sh"]).map { "'\($0)'" }.joined(separator: " "))", ";",
                "display-message", "-p", "#{pid}",
            ])
        server = try #require(pid_t(started.trimmingCharacters(in: .newlines)))
        try await command("pipe-pane", "-O", "exec cat >'\(watch.path)'")
        try await wait(for: "$")
    }

    // tmux ends what runs in it: nothing may outlive a test, however it ended.
    deinit { kill(server, SIGTERM) }

    /// Types a text as it stands; a newline is Enter.
    func type(_ text: String) async throws {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            if !line.isEmpty { try await command("send-keys", "-l", "--", String(line)) }
            if index < lines.count - 1 { try await keys("Enter") }
        }
    }

    /// Presses keys, by their tmux names.
    func keys(_ names: String...) async throws { try await command(["send-keys"] + names) }

    /// Pastes a text as a terminal does when the program in it asked for bracketed paste.
    func paste(_ text: String) async throws {
        try await command("set-buffer", "--", text)
        try await command("paste-buffer", "-p")
    }

    func resize(columns: Int, rows: Int) async throws {
        try await command("resize-window", "-x", "\(columns)", "-y", "\(rows)")
    }

    /// What is on the screen now.
    func screen() async throws -> Screen { Screen(try await command("capture-pane", "-p")) }

    /// Waits until all texts are on the screen.
    func wait(for texts: String..., sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await wait("\(texts)", sourceLocation: sourceLocation) { screen in
            texts.allSatisfy(screen.text.contains)
        }
    }

    /// Waits until the screen is as it should be, for so many seconds at most.
    @discardableResult
    func wait(
        _ what: String, within patience: Double = Terminal.patience,
        sourceLocation: SourceLocation = #_sourceLocation, until isThere: (Screen) -> Bool
    ) async throws -> Screen {
        let deadline = ContinuousClock.now + .seconds(patience)
        watch.wake(after: patience)
        while true {
            let screen = try await screen()
            if isThere(screen) { return screen }
            guard ContinuousClock.now < deadline else {
                Issue.record("\(person.nick) never saw \(what):\n\(screen.text)", sourceLocation: sourceLocation)
                throw NeverSeen()
            }
            await watch.next()
        }
    }

    /// Sends a signal to the program that runs in the shell.
    func signal(_ signal: String) async throws {
        let shell = try await command("display-message", "-p", "#{pane_pid}")
        let list = try await Tool.run(
            try #require(Tool.find("pgrep")), ["-P", shell.trimmingCharacters(in: .newlines)],
            environment: person.environment)
        let process = try #require(pid_t(list.output.trimmingCharacters(in: .whitespacesAndNewlines)))
        let number = try #require(["SEGV": SIGSEGV, "TERM": SIGTERM, "KILL": SIGKILL][signal])
        try #require(kill(process, number) == 0)
    }

    /// Tells tmux something; what it answers.
    @discardableResult
    func command(_ words: String...) async throws -> String { try await command(words) }

    @discardableResult
    private func command(_ words: [String]) async throws -> String {
        try await Self.run(tmux, name, person, words)
    }

    private static func run(_ tmux: URL, _ name: String, _ person: Person, _ words: [String]) async throws -> String {
        let outcome = try await Tool.run(
            tmux, ["-L", name, "-f", "/dev/null", "-u"] + words, environment: person.environment)
        try #require(outcome.status == 0, "tmux \(words): \(outcome.errors)")
        return outcome.output
    }
}
