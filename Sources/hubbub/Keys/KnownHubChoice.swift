import ClientCore
import Trust

/// The known hub that a person means.
struct KnownHubChoice {
    private let word: String

    init(_ word: String) { self.word = word }

    /// - Throws: ``Complaint`` if none is meant, or more than one.
    func only(in known: KnownHubs) throws -> KnownHub {
        let hubs = known.hubs(called: word)
        if hubs.count == 1, let hub = hubs.first { return hub }
        guard hubs.isEmpty else {
            let keys = hubs.map(\.hub.fingerprint).joined(separator: ", ")
            throw Complaint("\(hubs.count) known hubs can be meant; name one by its fingerprint: \(keys)")
        }
        let close = names(in: known).filter(isClose).map { PlainText.printable($0, as: .line) }
        let hint =
            close.isEmpty ? "hubbub trust list shows all." : "Names that are close: \(close.joined(separator: ", "))"
        throw Complaint("No known hub is called \"\(PlainText.printable(word, as: .line))\". \(hint)")
    }

    private func names(in known: KnownHubs) -> [String] {
        known.hubs.flatMap { ($0.name.map { [$0] } ?? []) + $0.addresses }
    }

    private func isClose(_ name: String) -> Bool {
        let (name, word) = (name.lowercased(), word.lowercased())
        guard !word.isEmpty else { return false }
        return name.contains(word) || word.contains(name) || EditDistance.between(name, word) <= 2
    }
}
