/// How one way went.
struct FileLeg: Sendable {
    /// put or get.
    let name: String
    let bytes: Int
    /// What passed in the file's direction, frames and TLS included.
    let passed: Int
    let cuts: [FileCut: Int]
    let seconds: Double

    /// The share that was sent beyond the file, in percent.
    var excess: Double { Double(passed - bytes) * 100 / Double(bytes) }

    /// Whether no more than 5 % was sent twice.
    var isSound: Bool { excess <= 5 }

    var line: String {
        let kinds = FileCut.allCases.map { "\(cuts[$0] ?? 0) \($0.rawValue)" }.joined(separator: ", ")
        let share = (excess * 100).rounded() / 100
        return """
            \(name) \(bytes >> 20) MiB in \(Int(seconds)) s, cut \(cuts.values.reduce(0, +)) times (\(kinds)): the bytes \
            are right, \(share) % more than the file were sent
            """
    }
}

/// What ends a session in the middle of a file.
enum FileCut: String, CaseIterable, Hashable, Sendable {
    case link = "links cut"
    case hub = "hub killed"
    case client = "client killed"
}
