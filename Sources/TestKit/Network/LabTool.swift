import Foundation

/// The system's programs that a lab is made with.
package enum LabTool {
    /// Where they are looked for; `sbin` is not on everybody's path.
    private static let folders = ["/usr/sbin", "/sbin", "/usr/bin", "/bin"]

    /// The file of a program; nil if this system has none.
    package static func find(_ name: String) -> String? {
        folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// The program that makes namespaces and cables.
    static let ip = find("ip") ?? "ip"

    /// Runs a program to its end, with a text on its input.
    /// - Throws: ``LabError`` if it fails.
    @discardableResult
    static func run(_ words: [String], input: String = "") async throws -> String {
        let (feed, output, errors) = (try StreamPair(), try StreamPair(), try StreamPair())
        let process = try ChildProcess(
            words, environment: ["PATH": folders.joined(separator: ":")], input: feed.reading, output: output.writing,
            errors: errors.writing)
        feed.closeReading()
        output.closeWriting()
        errors.closeWriting()
        async let said = output.all()
        async let complained = errors.all()
        await feed.fill(with: input)
        let (status, text, complaint) = (await process.status, await said, await complained)
        guard status == 0 else { throw LabError(what: "\(words.joined(separator: " ")): \(complaint)") }
        return text
    }
}

/// A part of a lab that could not be made.
package struct LabError: Error, CustomStringConvertible {
    let what: String

    package var description: String { "The lab can't be made: \(what)" }
}
