/// What a given argument has to look like: a regular expression that is held against the whole of it.
///
/// There are letters that stand for themselves, `.`, `[a-z_]`, `[^/]`, `\d`, `\w`, groups, `|`, `*`, `+`, `?` and
/// `{2,4}`; a `\` takes the meaning from what follows it. Time grows with the length of the argument only, however the
/// pattern is written. A `-` at the beginning of an argument fits only a `-` that stands in the pattern by itself: who
/// gives `-rf` where a name is meant gives no option.
package struct ArgumentPattern: Hashable, Sendable {
    /// As it is written.
    package let text: String
    private let states: [PatternState]

    /// - Throws: ``PatternMistake``.
    package init(_ text: String) throws(PatternMistake) {
        var parser = PatternParser(text)
        var program = PatternProgram()
        try program.add(try parser.parse())
        self.text = text
        states = program.states
    }

    /// Whether all of an argument is as the pattern says.
    package func fits(_ argument: String) -> Bool {
        var places = closure(of: [0])
        for (index, scalar) in argument.unicodeScalars.enumerated() {
            let isOption = index == 0 && scalar == "-"
            let next = places.compactMap { place -> Int? in
                guard case .take(let choice) = states[place], choice.contains(scalar), !isOption || choice.isLiteral
                else { return nil }
                return place + 1
            }
            guard !next.isEmpty else { return false }
            places = closure(of: next)
        }
        return places.contains { states[$0] == .end }
    }

    /// All places that are reached from these without taking a letter; each once.
    private func closure(of places: [Int]) -> [Int] {
        var seen = [Bool](repeating: false, count: states.count)
        var waiting = places
        var reached: [Int] = []
        while let place = waiting.popLast() {
            guard !seen[place] else { continue }
            seen[place] = true
            switch states[place] {
            case .take, .end: reached.append(place)
            case .go(let target): waiting.append(target)
            case .either(let one, let other): waiting += [one, other]
            }
        }
        return reached
    }
}

/// Why a pattern is none.
package struct PatternMistake: Error, Hashable, Sendable {
    /// What is wrong, as the end of a sentence.
    package let what: String

    init(_ what: String) { self.what = what }
}

/// One step of a pattern.
enum PatternState: Hashable, Sendable {
    /// Takes one letter, then goes to the next step.
    case take(LetterChoice)
    case go(Int)
    case either(Int, Int)
    case end
}

/// Which letters fit in one place.
struct LetterChoice: Hashable, Sendable {
    var ranges: [ClosedRange<UInt32>] = []
    var isNegated = false
    /// Whether it is one letter that stands for itself.
    var isLiteral = false

    init(ranges: [ClosedRange<UInt32>] = []) { self.ranges = ranges }

    init(_ scalar: Unicode.Scalar) {
        ranges = [scalar.value...scalar.value]
        isLiteral = true
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(scalar.value) } != isNegated
    }

    /// Every letter.
    static let any = LetterChoice(ranges: [0...0x10FFFF])
    static let digits = LetterChoice(ranges: [0x30...0x39])
    static let word = LetterChoice(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
}
