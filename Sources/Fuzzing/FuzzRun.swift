import Foundation

/// Tries one door with the corpus, and with what is made of it.
package struct FuzzRun {
    private let body: FuzzBody
    private let corpus: [[UInt8]]
    private let folder: FuzzFolder
    private var mutator: Mutator
    /// How many inputs were handed over.
    package private(set) var count = 0

    /// The file of the folder that holds the input which is being tried.
    private static let lastInput = "last-input"
    /// Inputs between two looks at the clock.
    private static let stretch = 64

    /// Where the input that is being tried can be found after a trap.
    package var inputPath: String { "\(folder.path)/\(Self.lastInput)" }

    package init(_ body: FuzzBody, corpus: [[UInt8]], seed: UInt64) throws {
        (self.body, self.corpus) = (body, corpus)
        folder = try FuzzFolder()
        mutator = Mutator(seed: seed)
    }

    /// Hands over the whole corpus as it is.
    package mutating func replay() throws {
        for input in corpus { try hand(input) }
    }

    /// Hands over so many new inputs.
    package mutating func run(_ inputs: Int) throws {
        for _ in 0..<inputs { try hand(mutator.next(from: corpus)) }
    }

    /// Hands over new inputs for so long.
    package mutating func run(for time: Duration) throws {
        let end = ContinuousClock.now + time
        while ContinuousClock.now < end { try run(Self.stretch) }
    }

    /// The input is on disk before it is tried: a trap leaves it there.
    private mutating func hand(_ input: [UInt8]) throws {
        count += 1
        try folder.write(input, to: Self.lastInput)
        do { try body.run(input, in: folder) } catch {
            throw Finding("\(body.name): \(error.description) Input: \(Data(input).base64EncodedString())")
        }
    }
}
