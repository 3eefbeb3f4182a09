import ChatModel
import Foundation

extension KnownHubs {
    /// Lets a known hub pass, and a new one too where that was allowed.
    /// - Throws: ``TrustError`` (`unknownHub`, `keyChanged`, `wrongHub`) with the words for a person.
    package func check(_ hub: HubID, expecting expected: ExpectedHub, acceptNew: Bool) throws(TrustError) {
        switch verdict(on: hub, expecting: expected) {
        case .known: return
        case .new: if !acceptNew { throw .unknownHub(hub) }
        case .changed(let was): throw keyChanged(was: was, met: hub)
        case .wrong(let expected): throw .wrongHub(expected: expected, met: hub)
        }
    }

    /// The same check for within a TLS handshake; it asks this value, not the file.
    package func policy(expecting expected: ExpectedHub, acceptNew: Bool) -> HubPolicy {
        { hub throws(TrustError) in try check(hub, expecting: expected, acceptNew: acceptNew) }
    }

    func keyChanged(was: KnownHub, met: HubID) -> TrustError {
        let day = was.firstSeen.formatted(
            Date.VerbatimFormatStyle(
                format: "\(day: .defaultDigits) \(month: .wide) \(year: .defaultDigits)",
                locale: Locale(identifier: "en"),
                timeZone: .current, calendar: Calendar(identifier: .gregorian)))
        let place = line(of: was.hub).map { "line \($0) of \(path)" } ?? path
        return TrustError(
            .keyChanged(was: was.hub, met: met),
            "This hub's key has changed since \(day). Nothing was sent. It was \(was.hub.fingerprint), now it is "
                + "\(met.fingerprint). If the owner reinstalled it, delete \(place) and connect again.")
    }
}

extension TrustError {
    static func unknownHub(_ hub: HubID) -> TrustError {
        TrustError(
            .unknownHub(hub),
            "This hub is not known yet; its key is \(hub.fingerprint). Nothing was sent. If that is what its owner sees, "
                + "connect again with --accept-new.")
    }

    /// Another hub answered than the one that was meant.
    static func wrongHub(expected: HubID, met: HubID) -> TrustError {
        TrustError(
            .wrongHub(expected: expected, met: met),
            "Another hub answers there: it has the key \(met.fingerprint), not \(expected.fingerprint). Nothing was sent. "
                + "Choose the hub again from the list.")
    }

    static func brokenLine(_ number: Int, of path: String, _ broken: KnownHubLine.Broken) -> TrustError {
        TrustError(
            .knownHubs,
            "Line \(number) of \(path) can't be read: its \(broken.part) is wrong. Mend or delete that line.",
            cause: broken)
    }
}
