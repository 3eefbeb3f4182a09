import ChatModel
import Foundation
import Synchronization

/// A hub in a process of its own, so that its costs are told apart from those of the load.
final class HubProcess: HubUnderTest {
    let address: HubAddress
    private let pipes: Mutex<Pipes>

    /// The child and both ways to it.
    private struct Pipes {
        let process: Process
        let input: FileHandle
        let output: FileHandle

        /// The child's next line; waits for it.
        func line() throws -> String {
            var line = Data()
            while line.last != UInt8(ascii: "\n") {
                guard let byte = try output.read(upToCount: 1), !byte.isEmpty else {
                    throw BenchError("The hub's process ended.")
                }
                line += byte
            }
            return String(decoding: line.dropLast(), as: UTF8.self)
        }
    }

    private init(address: HubAddress, pipes: sending Pipes) {
        self.address = address
        self.pipes = Mutex(pipes)
    }

    /// - Parameter folder: the hub's data; a temporary one of its own if it is nil.
    static func start(_ transport: Transport, folder: String? = nil) async throws -> HubProcess {
        let process = Process()
        guard let program = Bundle.main.executableURL else { throw BenchError("This program's file is not known.") }
        process.executableURL = program
        process.arguments = ["hub", "--transport", transport.rawValue] + (folder.map { ["--folder", $0] } ?? [])
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let pipes = Pipes(
            process: process, input: input.fileHandleForWriting, output: output.fileHandleForReading)
        let line = try pipes.line()
        guard let target = HubTarget(argument: line) else { throw BenchError("The hub's process said: \(line)") }
        return HubProcess(address: target.address, pipes: pipes)
    }

    func usage() async throws -> Usage? {
        try pipes.withLock { pipes in
            try pipes.input.write(contentsOf: Data("usage\n".utf8))
            return try JSONDecoder().decode(Usage.self, from: Data(pipes.line().utf8))
        }
    }

    func stop() async {
        pipes.withLock { pipes in
            try? pipes.input.close()
            pipes.process.waitUntilExit()
        }
    }
}
