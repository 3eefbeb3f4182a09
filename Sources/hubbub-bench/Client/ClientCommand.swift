import ArgumentParser
import Foundation

/// `hubbub-bench client`: what the full-screen client costs, beside others where they are installed.
struct ClientCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "client", abstract: "Measure the full-screen client, beside irssi and WeeChat where they are.",
        discussion: """
            Each runs on a terminal of 100 columns and 30 rows that this program reads, in rooms on this machine: \
            hubbub at a hub over TLS, the others at a small IRC server without TLS.
            """)

    @Option(help: "How many messages each room gets.")
    var messages = 10_000

    @Option(help: "The program to measure; by default the one that lies beside this one.")
    var program: String?

    /// A client that can be measured.
    enum Choice: String, CaseIterable, ExpressibleByArgument {
        case hubbub
        case irssi
        case weechat
    }

    @Option(help: "What to measure: hubbub, irssi, weechat. May be given several times; all by default.")
    var client: [Choice] = Choice.allCases

    @Flag(help: "Print one JSON object for each figure.")
    var json = false

    func run() async throws {
        guard messages > 0 else { throw ValidationError("Rooms get at least one message.") }
        let program = try FindTrial.program(program)
        for choice in client {
            switch choice {
            case .hubbub: try await measure(try await HubbubStage.open(program))
            case .irssi: try await measure(.irssi)
            case .weechat: try await measure(.weechat)
            }
        }
    }

    private func measure(_ kind: IRCStage.Kind) async throws {
        guard Self.isInstalled(kind.rawValue) else { return say("\(kind.rawValue) is not installed here.") }
        try await measure(try await IRCStage.open(kind))
    }

    private func measure(_ stage: any ChatStage) async throws {
        do {
            try await ClientTrial(stage: stage, messages: messages).run { figure in
                say(json ? Self.object(figure) : figure.line)
            }
        } catch {
            await stage.end()
            throw error
        }
        await stage.end()
    }

    private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

    private static func object(_ figure: ClientFigure) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(figure)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    private static func isInstalled(_ name: String) -> Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
        }
    }
}
