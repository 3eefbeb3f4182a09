import Foundation

/// What a trial of a hub found.
struct TrialResult: Sendable {
    /// Messages that honest clients said.
    var said = 0
    /// Of them, those that reached a client.
    var received = 0
    var lost = 0
    var twice = 0
    var disorder = 0
    /// Connections that attackers made.
    var attacked = 0
    /// Of them, those that were let in.
    var entered = 0
    /// The hub's memory in MiB when all had joined, a minute later, and at the end.
    var memory: [Double] = []
    /// Why honest clients could not go on.
    var troubles: [String] = []
    var isRunning = true

    var isSound: Bool { lost + twice + disorder == 0 && troubles.isEmpty && isRunning && said > 0 }

    /// All of it as a line.
    var line: String {
        let memory = memory.map { $0.formatted(.number.precision(.fractionLength(1)).locale(Locale(identifier: "en"))) }
        let parts = [
            "messages \(said)", "received \(received)", "lost \(lost)", "twice \(twice)", "disorder \(disorder)",
            "connections attacked \(attacked), let in \(entered)", "memory \(memory.joined(separator: " / ")) MiB",
            isRunning ? "the hub lives" : "the hub died",
        ]
        return (parts + troubles).joined(separator: "; ")
    }
}
