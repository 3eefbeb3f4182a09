/// One door through which bytes of others come in: it takes whatever there is, and never traps.
package struct FuzzBody: Sendable {
    package let name: String
    /// What it does with the bytes; files that it needs are in the folder.
    private let body: @Sendable ([UInt8], FuzzFolder) throws -> Void

    init(_ name: String, _ body: @escaping @Sendable ([UInt8], FuzzFolder) throws -> Void) {
        (self.name, self.body) = (name, body)
    }

    /// Hands over some bytes. That they are refused is no finding.
    /// - Throws: ``Finding`` if what was made of them contradicts itself.
    package func run(_ bytes: [UInt8], in folder: FuzzFolder) throws(Finding) {
        do { try body(bytes, folder) } catch {
            if let finding = error as? Finding { throw finding }
        }
    }

    /// All doors.
    package static let all: [FuzzBody] = [
        .requests, .answers, .datagrams, .values, .rulings, .configuration, .state, .knownHubs, .scram, .outbox, .cache,
        .identity, .certificate, .keys, .commands, .output, .patterns,
    ]
}

/// Something that does not hold for some bytes.
package struct Finding: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }

    /// - Throws: ``Finding`` unless that holds.
    static func unless(_ holds: Bool, _ description: @autoclosure () -> String) throws(Finding) {
        guard holds else { throw Finding(description()) }
    }
}
