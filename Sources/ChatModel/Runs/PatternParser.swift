/// A pattern's parts.
indirect enum PatternNode {
    case nothing
    case letter(LetterChoice)
    case sequence([PatternNode])
    case either([PatternNode])
    case repeated(PatternNode, least: Int, most: Int?)
}

/// Reads a pattern as it is written.
struct PatternParser {
    /// The most letters of a pattern.
    private static let lengthLimit = 512
    private static let depthLimit = 16
    /// The most that a count in braces can say.
    private static let countLimit = 256

    private let scalars: [Unicode.Scalar]
    private var place = 0
    private var depth = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

    /// - Throws: ``PatternMistake``.
    mutating func parse() throws(PatternMistake) -> PatternNode {
        guard scalars.count <= Self.lengthLimit else {
            throw PatternMistake("the pattern has more than \(Self.lengthLimit) letters")
        }
        guard scalars.allSatisfy(TextRule.line.allows) else {
            throw PatternMistake("the pattern has a control character in it; no argument ever has one")
        }
        let node = try either()
        guard next == nil else { throw PatternMistake("the pattern has a ) without its (") }
        return node
    }

    private mutating func either() throws(PatternMistake) -> PatternNode {
        var ways = [try sequence()]
        while next == "|" {
            place += 1
            ways.append(try sequence())
        }
        return ways.count == 1 ? ways[0] : .either(ways)
    }

    private mutating func sequence() throws(PatternMistake) -> PatternNode {
        var parts: [PatternNode] = []
        while let next, next != "|", next != ")" { parts.append(try repeated(try atom(next))) }
        return parts.isEmpty ? .nothing : .sequence(parts)
    }

    private mutating func atom(_ scalar: Unicode.Scalar) throws(PatternMistake) -> PatternNode {
        place += 1
        switch scalar {
        case "(": return try group()
        case "[": return .letter(try choice())
        case ".": return .letter(.any)
        case "\\": return .letter(try escaped())
        case "*", "+", "?", "{": throw PatternMistake("the pattern has a \(scalar) with nothing before it")
        case "^", "$":
            throw PatternMistake(
                "the whole argument is held against the pattern; leave out the \(scalar), or write \\\(scalar)")
        default: return .letter(LetterChoice(scalar))
        }
    }

    private mutating func group() throws(PatternMistake) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else {
            throw PatternMistake("the pattern has more than \(Self.depthLimit) groups inside each other")
        }
        guard next != "?" else { throw PatternMistake("a group is only ( and ); leave out what begins with ?") }
        let node = try either()
        guard next == ")" else { throw PatternMistake("the pattern has a ( without its )") }
        place += 1
        return node
    }

    private mutating func escaped() throws(PatternMistake) -> LetterChoice {
        guard let scalar = next else { throw PatternMistake("the pattern ends with a \\") }
        place += 1
        switch scalar {
        case "d": return .digits
        case "w": return .word
        case _ where scalar.properties.isAlphabetic || ("0"..."9").contains(scalar):
            throw PatternMistake("\\\(scalar) means nothing in a pattern; there are \\d and \\w")
        default: return LetterChoice(scalar)
        }
    }

    private mutating func choice() throws(PatternMistake) -> LetterChoice {
        var choice = LetterChoice()
        if next == "^" {
            choice.isNegated = true
            place += 1
        }
        while let scalar = next, scalar != "]" {
            place += 1
            let first = scalar == "\\" ? try escaped() : LetterChoice(scalar)
            guard first.isLiteral, next == "-", place + 1 < scalars.count, scalars[place + 1] != "]" else {
                choice.ranges += first.ranges
                continue
            }
            choice.ranges.append(try range(from: first))
        }
        guard next == "]", !choice.ranges.isEmpty else { throw PatternMistake("the pattern has a [ without its ]") }
        place += 1
        return choice
    }

    /// The rest of `a-z`, from the dash on.
    private mutating func range(from first: LetterChoice) throws(PatternMistake) -> ClosedRange<UInt32> {
        place += 1
        guard let scalar = next else { throw PatternMistake("the pattern has a [ without its ]") }
        place += 1
        let last = scalar == "\\" ? try escaped() : LetterChoice(scalar)
        guard last.isLiteral, let low = first.ranges.first?.lowerBound, let high = last.ranges.first?.upperBound,
            low <= high
        else { throw PatternMistake("the pattern has a range in [ ] that ends before it begins") }
        return low...high
    }

    private mutating func repeated(_ node: PatternNode) throws(PatternMistake) -> PatternNode {
        var node = node
        while let sign = next {
            switch sign {
            case "*": node = .repeated(node, least: 0, most: nil)
            case "+": node = .repeated(node, least: 1, most: nil)
            case "?": node = .repeated(node, least: 0, most: 1)
            case "{":
                let (least, most) = try counts()
                node = .repeated(node, least: least, most: most)
                continue
            default: return node
            }
            place += 1
        }
        return node
    }

    /// `{3}`, `{2,4}` or `{2,}`.
    private mutating func counts() throws(PatternMistake) -> (Int, Int?) {
        place += 1
        let text = String(String.UnicodeScalarView(scalars[place...].prefix { $0 != "}" }))
        place += text.unicodeScalars.count + 1
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard place <= scalars.count, (1...2).contains(parts.count), let least = parts[0] else {
            throw PatternMistake("braces hold one count or two: {2} or {2,4}")
        }
        let most = parts.count == 1 ? least : parts[1]
        guard parts.count == 1 || text.hasSuffix(",") || most != nil, 0...Self.countLimit ~= least,
            most.map({ least...Self.countLimit ~= $0 }) ?? true
        else { throw PatternMistake("the counts in braces go from 0 to \(Self.countLimit), the lower one first") }
        return (least, most)
    }
}

/// A pattern as steps.
struct PatternProgram {
    /// The most steps: what is counted in braces is written out.
    private static let stepLimit = 4_096

    private(set) var states: [PatternState] = []

    /// Takes a whole pattern.
    /// - Throws: ``PatternMistake``.
    mutating func add(_ node: PatternNode) throws(PatternMistake) {
        try append(node)
        try push(.end)
    }

    private mutating func append(_ node: PatternNode) throws(PatternMistake) {
        switch node {
        case .nothing: break
        case .letter(let choice): try push(.take(choice))
        case .sequence(let parts): for part in parts { try append(part) }
        case .either(let ways): try append(ways[...])
        case .repeated(let node, let least, let most): try append(node, least, most)
        }
    }

    private mutating func append(_ ways: ArraySlice<PatternNode>) throws(PatternMistake) {
        guard let first = ways.first, ways.count > 1 else {
            if let last = ways.first { try append(last) }
            return
        }
        let fork = states.count
        try push(.go(fork))
        try append(first)
        let exit = states.count
        try push(.go(exit))
        states[fork] = .either(fork + 1, states.count)
        try append(ways.dropFirst())
        states[exit] = .go(states.count)
    }

    private mutating func append(_ node: PatternNode, _ least: Int, _ most: Int?) throws(PatternMistake) {
        for _ in 0..<least { try append(node) }
        guard let most else {
            let loop = states.count
            try push(.go(loop))
            try append(node)
            try push(.go(loop))
            states[loop] = .either(loop + 1, states.count)
            return
        }
        var forks: [Int] = []
        for _ in least..<most {
            forks.append(states.count)
            try push(.go(states.count))
            try append(node)
        }
        for fork in forks { states[fork] = .either(fork + 1, states.count) }
    }

    private mutating func push(_ state: PatternState) throws(PatternMistake) {
        guard states.count < Self.stepLimit else { throw PatternMistake("the pattern is too large; ask for less") }
        states.append(state)
    }
}
