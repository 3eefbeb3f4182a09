import Foundation
import TestKit

/// `discover --watch --json` as a process, whose lines are waited for.
final class HubWatcher: Sendable {
    /// What it says of a hub, as far as tests look at it.
    struct Line: Decodable, Sendable {
        let event: String
        let id: String
        let name: String
        let address: String
        let port: Int
    }

    private let output: StreamPair
    private let process: ChildProcess

    private init(_ process: ChildProcess, _ output: StreamPair) {
        self.process = process
        self.output = output
    }

    deinit { process.signal(SIGKILL) }

    /// Gives one to a body that waits for what it says; ends it, at the latest when that takes too long.
    /// - Parameter seconds: by default longer than a hub is silent between two announcements.
    static func watch<Value>(
        _ program: Program, for seconds: Double = 40, _ body: (HubWatcher) async throws -> Value
    ) async throws -> Value {
        let output = try StreamPair()
        let process = try program.start(["discover", "--watch", "--json"], output: output.writing)
        output.closeWriting()
        let watcher = HubWatcher(process, output)
        let deadline = DispatchWorkItem { process.signal(SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: deadline)
        defer { deadline.cancel() }
        let value = try await body(watcher)
        await watcher.end()
        return value
    }

    /// Reads on until a line is what is waited for.
    /// - Throws: ``NeverSaid`` if that does not come in time.
    @discardableResult
    func wait(for what: String, _ isIt: (Line) -> Bool) async throws -> Line {
        var said: [String] = []
        while let text = await output.line() {
            let line = try JSONDecoder().decode(Line.self, from: Data(text.utf8))
            if isIt(line) { return line }
            said.append(text)
        }
        throw NeverSaid(what: what, said: said)
    }

    /// Waits for a hub of that name to appear.
    @discardableResult
    func appearance(of name: String) async throws -> Line {
        try await wait(for: "\(name) appears") { $0.event == "appeared" && $0.name == name }
    }

    /// Waits until so many different hubs have appeared; those.
    func appearances(_ count: Int) async throws -> [Line] {
        var lines: [String: Line] = [:]
        while lines.count < count {
            let line = try await wait(for: "\(count) hubs, of which there were \(lines.values.map(\.name).sorted())") {
                $0.event == "appeared"
            }
            lines[line.id] = line
        }
        return lines.values.sorted { $0.name < $1.name }
    }

    /// Waits until each of these addresses is told to be a hub's; the hubs' names by address.
    ///
    /// Which path is heard first is a matter of microseconds; the better one is told when it comes.
    @discardableResult
    func hubs(at addresses: some Collection<String>) async throws -> [String: String] {
        var names: [String: String] = [:]
        let wanted = Set(addresses)
        while !wanted.isSubset(of: names.keys) {
            let line = try await wait(for: "hubs at \(wanted.subtracting(names.keys).sorted())") {
                $0.event != "gone" && wanted.contains($0.address)
            }
            names[line.address] = line.name
        }
        return names
    }

    private func end() async {
        process.signal(SIGTERM)
        _ = await process.status
    }

    /// Something was waited for, and this was said instead.
    struct NeverSaid: Error, CustomStringConvertible {
        let what: String
        let said: [String]

        var description: String { "Waited for: \(what). Said: \(said.joined(separator: "\n"))" }
    }
}
