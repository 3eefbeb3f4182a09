import Foundation

/// A program that is run to its end: the chat itself, tmux, kill.
struct Tool {
    /// What a run left behind.
    struct Outcome: Sendable {
        let status: Int32
        let output: String
        let errors: String
    }

    /// The built executable beside the test bundle.
    static let hubbub: URL = {
        let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
        let built = bundle ?? URL(fileURLWithPath: CommandLine.arguments[0])
        return built.deletingLastPathComponent().appendingPathComponent("hubbub")
    }()

    /// The file of a program on the path; nil if there is none.
    static func find(_ name: String) -> URL? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").map { URL(fileURLWithPath: "\($0)/\(name)") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    /// Runs a program to its end; kills it after 30 s.
    static func run(
        _ program: URL, _ arguments: [String], environment: [String: String], input: String? = nil
    ) async throws -> Outcome {
        let (output, errors, feed) = (Pipe(), Pipe(), Pipe())
        let child = try Child(
            program, arguments, environment: environment, input: input == nil ? .nothing : .pipe(feed),
            output: .pipe(output), errors: .pipe(errors))
        let deadline = DispatchWorkItem { child.signal(SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + 30, execute: deadline)
        async let out = output.text()
        async let err = errors.text()
        if let input { await feed.fill(with: input) }
        let status = await child.status.value
        deadline.cancel()
        return Outcome(status: status, output: await out, errors: await err)
    }
}

extension Pipe {
    /// Everything that comes until the other side closes it.
    func text() async -> String {
        await onThread { [fileHandleForReading] in
            String(decoding: (try? fileHandleForReading.readToEnd()) ?? Data(), as: UTF8.self)
        }
    }

    /// The first line that comes; empty if none does.
    func line() async -> String {
        await onThread { [fileHandleForReading] in
            var bytes: [UInt8] = []
            while let byte = try? fileHandleForReading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") {
                bytes.append(byte)
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    func fill(with text: String) async {
        await onThread { [fileHandleForWriting] in
            try? fileHandleForWriting.write(contentsOf: Data(text.utf8))
            try? fileHandleForWriting.close()
        }
    }
}
