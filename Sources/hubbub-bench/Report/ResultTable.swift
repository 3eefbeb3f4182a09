import Foundation

/// Prints results as they come: lines of a table, or JSON.
struct ResultTable {
    private let json: Bool

    init(json: Bool) {
        self.json = json
        guard !json else { return }
        emit(
            Self.line(
                "scenario", ["deliveries/s", "CPU s/M", "p50 ms", "p99 ms", "talk p99", "MiB", "lost", "disorder"]))
    }

    func print(_ result: BenchResult) { emit(json ? Self.object(result) : Self.row(result)) }

    private func emit(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

    private static func object(_ result: BenchResult) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(result)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// A line, and below it what only this scenario found.
    static func row(_ result: BenchResult) -> String {
        let main = line(
            "\(result.scenario), \(result.transport.rawValue)",
            [
                number(result.deliveriesPerSecond, digits: 0), number(result.cpuPerMillion, digits: 3),
                number(result.p50, digits: 2), number(result.p99, digits: 2), number(result.talkP99, digits: 2),
                number(result.residentMiB, digits: 1), "\(result.lost)", "\(result.outOfOrder)",
            ])
        let further = result.further.map { "    \($0.what): \(number($0.value, digits: 2))" }
        return ([main] + further).joined(separator: "\n")
    }

    private static func line(_ name: String, _ cells: [String]) -> String {
        let padded = cells.map { String(repeating: " ", count: max(12 - $0.count, 1)) + $0 }
        return name + String(repeating: " ", count: max(44 - name.count, 1)) + padded.joined()
    }

    private static func number(_ value: Double?, digits: Int) -> String {
        value.map { $0.formatted(.number.precision(.fractionLength(digits)).locale(Locale(identifier: "en"))) } ?? "-"
    }
}
