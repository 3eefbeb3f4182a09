import ChatModel

/// What is in a folder of those that a hub's owner shares, with all below it: pages come in, questions come out.
///
/// However a hub answers, it ends: each line is counted, and a path has no more names than a path may have.
package struct SharedWalk: Sendable {
    /// The most files and folders that are fetched at once.
    package static let lineLimit = 20_000

    /// A file that is to be fetched.
    package struct File: Hashable, Sendable {
        package let path: FilePath
        package let size: UInt64
        /// When it was changed last, by the clock of the hub's file system.
        package let time: HubTime
    }

    /// What is asked for next.
    package struct Question: Hashable, Sendable {
        package let folder: FilePath
        /// The end of the page before; nil for the first.
        package let after: UInt64?
    }

    package let top: FilePath
    package private(set) var files: [File] = []
    /// Those below the top, each behind the one that it is in.
    package private(set) var folders: [FilePath] = []
    /// Paths from the top on of what can't be fetched.
    package private(set) var leftOut: [String] = []
    /// The folders that were not looked through, the next one last.
    private var waiting: [FilePath]
    private var after: UInt64?
    private var lines = 0

    package init(_ top: FilePath) { (self.top, waiting) = (top, [top]) }

    /// What to ask now; nil once everything is known.
    package var next: Question? { waiting.last.map { Question(folder: $0, after: after) } }

    /// All bytes of the files; they may be others when they are fetched.
    package var bytes: UInt64 { files.reduce(0) { $0.addingReportingOverflow($1.size).partialValue } }

    /// The hub has answered the question.
    /// - Throws: ``TransferFailure`` if there is too much.
    package mutating func take(_ page: FileList) throws(TransferFailure) {
        guard let folder = waiting.popLast() else { return }
        lines += page.shared.count
        guard lines <= Self.lineLimit else { throw tooMuch }
        var below: [FilePath] = []
        for line in page.shared {
            guard let path = folder.path(of: line.name) else {
                leftOut.append(text(folder) + "/" + line.name.text)
                continue
            }
            if line.isFolder {
                below.append(path)
            } else {
                files.append(File(path: path, size: line.size, time: line.time))
            }
        }
        folders += below
        // A page with nothing on it has no other behind it.
        after = page.shared.isEmpty ? nil : page.next
        waiting.insert(contentsOf: below.reversed(), at: 0)
        if after != nil { waiting.append(folder) }
    }

    /// The hub does not say what is in the folder that it was asked about.
    package mutating func refuse() {
        if let folder = waiting.popLast() { leftOut.append(text(folder)) }
        after = nil
    }

    /// The names of a path, from the top on.
    package func names(_ path: FilePath) -> [FileName] { Array(path.names.dropFirst(top.names.count)) }

    /// The path from the top on, for people.
    package func text(_ path: FilePath) -> String { names(path).map(\.text).joined(separator: "/") }

    private var tooMuch: TransferFailure {
        TransferFailure(
            .local(.tooLarge),
            """
            There are more than \(Self.lineLimit) files in hub:\(top.text); fetch the folders in it one by one.
            """, canResume: false)
    }
}

extension FilePath {
    /// The path of what has this name in it; nil if it would be too long.
    fileprivate func path(of name: FileName) -> FilePath? {
        try? FilePath((names + [name]).map(\.text).joined(separator: "/"))
    }
}
