/// A command that a hub's owner allows: what is run, for whom, and within which bounds.
package struct HubCommand: Hashable, Sendable {
    /// The most commands of a hub.
    package static let countLimit = 200

    /// Who gets to see what it writes.
    package enum Reply: String, Hashable, Sendable, CaseIterable {
        /// Whoever ran it, alone.
        case caller
        /// Everybody in the room in which it was run, as an entry of its journal; whoever ran it as it is written.
        case room
    }

    /// Which arguments may be given.
    package struct Given: Hashable, Sendable {
        /// One pattern for each argument that has to be given.
        package let patterns: [ArgumentPattern]
        /// What any number of further ones have to look like; nil if there are none.
        package let more: ArgumentPattern?

        package init(patterns: [ArgumentPattern] = [], more: ArgumentPattern? = nil) {
            self.patterns = patterns
            self.more = more
        }
    }

    package let name: RunName
    package var about: RunAbout?
    /// The path of the program, from the root on.
    package let program: String
    /// Arguments that are always there, before those that are given.
    package var fixed: [String] = []
    package var given = Given()
    /// What somebody has to be on the hub, at least.
    package var who = Role.operator
    /// The rooms in which it may be run; nil for everywhere.
    package var rooms: Set<RoomName>?
    /// How long it may run.
    package var milliseconds: UInt64 = 10_000
    /// The most bytes that it may write, on both streams together.
    package var outputBytes = 65_536
    /// The folder in which it runs.
    package var folder = "/"
    /// The names of the hub's environment that it sees.
    package var environment: [String] = []
    package var reply = Reply.caller

    package init(_ name: RunName, program: String) {
        self.name = name
        self.program = program
    }

    /// As others are told of it.
    package var offer: RunOffer {
        let more = given.more.map { ["[\($0.text)]…"] } ?? []
        let usage = (given.patterns.map(\.text) + more).joined(separator: " ")
        return RunOffer(name: name, usage: usage.cut(to: RunOffer.usageBytes), about: about)
    }

    /// What is wrong with some arguments, as a sentence; nil if nothing is.
    package func mistake(in arguments: [RunArgument]) -> String? {
        let least = given.patterns.count
        guard arguments.count >= least, given.more != nil || arguments.count == least else {
            return least == 0
                ? "\(name.text) takes no arguments."
                : "\(name.text) takes \(least) argument\(least == 1 ? "" : "s")\(given.more == nil ? "" : " or more"): "
                    + "\(offer.usage)"
        }
        for (index, argument) in arguments.enumerated() {
            guard let pattern = index < least ? given.patterns[index] : given.more, !pattern.fits(argument.text) else {
                continue
            }
            return "Argument \(index + 1) of \(name.text) has to fit: \(pattern.text.cut(to: RunOffer.usageBytes))"
        }
        return nil
    }

    /// What is to be done for one run of it.
    package func order(_ arguments: [RunArgument]) -> RunOrder {
        RunOrder(
            program: program, arguments: fixed + arguments.map(\.text), folder: folder, environment: environment,
            milliseconds: milliseconds, outputBytes: outputBytes)
    }
}

/// One run of a program, as whoever runs it is told: everything is decided.
package struct RunOrder: Hashable, Sendable {
    package let program: String
    package let arguments: [String]
    package let folder: String
    /// The names of the hub's environment that it sees.
    package let environment: [String]
    package let milliseconds: UInt64
    package let outputBytes: Int

    package init(
        program: String, arguments: [String], folder: String, environment: [String], milliseconds: UInt64,
        outputBytes: Int
    ) {
        self.program = program
        self.arguments = arguments
        self.folder = folder
        self.environment = environment
        self.milliseconds = milliseconds
        self.outputBytes = outputBytes
    }
}

/// What becomes of a run.
package enum RunNews: Hashable, Sendable {
    case wrote([UInt8], RunStream)
    /// The last that is heard of it.
    case ended(RunEnd)
}

extension String {
    /// The first characters, at most so many bytes.
    fileprivate func cut(to limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var cut = ""
        for character in self {
            guard cut.utf8.count + character.utf8.count + 3 <= limit else { break }
            cut.append(character)
        }
        return cut + "…"
    }
}
