import ArgumentParser
import Foundation
import TestKit

/// `hubbub-bench find`: how long somebody who starts the program waits for a hub of the network to be listed.
struct FindCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find", abstract: "Measure the time from a client's start to a hub's row.",
        discussion: """
            A hub and clients run as processes on two machines with a cable between them, made for the purpose (which \
            needs root), or in the network namespaces that are given.
            """)

    @Option(help: "How often a client is started.")
    var starts = 100

    @Option(help: "command (discover), screen (the chat) or both.")
    var of: FindTrial.Client.Choice = .both

    @Option(help: ArgumentHelp("How many of 100 packets the cable loses in each direction.", valueName: "percent"))
    var loss = 0

    @Option(help: ArgumentHelp("Run the hub in this network namespace.", valueName: "name"))
    var hubIn: String?

    @Option(help: ArgumentHelp("Run the clients in this network namespace.", valueName: "name"))
    var clientIn: String?

    @Option(help: "The program to measure; by default the one that lies beside this one.")
    var program: String?

    @Flag(help: "Print one JSON object for each kind of client.")
    var json = false

    func validate() throws {
        guard starts > 0, 0..<100 ~= loss else {
            throw ValidationError("Clients are started from once on; a cable loses from 0 to 99 of 100 packets.")
        }
        guard (hubIn == nil) == (clientIn == nil) else {
            throw ValidationError("Give namespaces for both, hub and clients, or for none.")
        }
        if hubIn != nil, loss > 0 { throw ValidationError("Only a cable of our own can be made to lose packets.") }
    }

    func run() async throws {
        if let hubIn, let clientIn {
            return try await measure(NetworkLab.command(in: hubIn), NetworkLab.command(in: clientIn))
        }
        guard await NetworkLab.isPermitted() else {
            throw BenchError("This user may make no network namespaces; run it as root, or name two with --hub-in.")
        }
        try await NetworkLab.run { lab in
            let machines = try await lab.machines(2)
            let cable = try await lab.cable(machines[0], "eth0", machines[1], "eth0")
            for (index, machine) in machines.enumerated() {
                try await machine.give("10.77.0.\(index + 1)/24", to: "eth0")
            }
            if loss > 0 { try await cable.lose(percent: loss) }
            try await measure(machines[0].command, machines[1].command)
        }
    }

    private func measure(_ hub: [String], _ client: [String]) async throws {
        let table = ResultTable(json: json)
        let trial = try FindTrial(program: program, hub: hub, client: client)
        try await trial.run(of.clients, starts: starts) { table.print($0) }
    }
}
