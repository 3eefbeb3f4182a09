import ChatModel
import Foundation

extension KnownHubs {
    /// Lets a known hub pass, and a new one too where that was allowed.
    /// - Throws: ``TrustError`` (`unknownHub`, `keyChanged`, `wrongHub`) with the words for a person.
    package func check(_ hub: HubID, expecting expected: ExpectedHub, acceptNew: Bool) throws(TrustError) {
        switch verdict(on: hub, expecting: expected) {
        case .known: return
        case .new: if !acceptNew { throw .unknownHub(hub) }
        case .changed(let was): throw .keyChanged(was: was, met: hub)
        case .wrong(let expected): throw .wrongHub(expected: expected, met: hub, known: self[expected])
        }
    }

    /// The same check for within a TLS handshake; it asks this value, not the file.
    package func policy(expecting expected: ExpectedHub, acceptNew: Bool) -> HubPolicy {
        { hub throws(TrustError) in try check(hub, expecting: expected, acceptNew: acceptNew) }
    }
}

extension TrustError {
    /// A pinned place shows another key than before.
    static func keyChanged(was: KnownHub, met: HubID) -> TrustError {
        TrustError(
            .keyChanged(was: was, met: met),
            "This hub's key has changed since \(was.lastDay). Nothing was sent. It was \(was.hub.fingerprint), now it is "
                + "\(met.fingerprint). Its owner reinstalled it, or somebody pretends to be it. If its owner says that it "
                + "was reinstalled, run: hubbub trust forget \(was.handle)")
    }

    static func unknownHub(_ hub: HubID) -> TrustError {
        TrustError(
            .unknownHub(hub),
            "This hub is not known yet; its key is \(hub.fingerprint). Nothing was sent. If that is what its owner sees, "
                + "connect again with --accept-new.")
    }

    /// Another hub answered than the one that was meant.
    /// - Parameter known: What is known of the one that was meant; nil if its key was only announced.
    static func wrongHub(expected: HubID, met: HubID, known: KnownHub? = nil) -> TrustError {
        let code = Code.wrongHub(expected: expected, met: met, known: known)
        guard let known else {
            return TrustError(
                code,
                "Another hub answers there: it has the key \(met.fingerprint), not \(expected.fingerprint). Nothing was "
                    + "sent. Choose the hub again from the list.")
        }
        return TrustError(
            code,
            "Another key answers there than the one known since \(known.firstDay). Nothing was sent. It was "
                + "\(expected.fingerprint), now it is \(met.fingerprint). Another hub has the address now, its owner "
                + "reinstalled it, or somebody pretends to be it. If its owner says that it was reinstalled, run: hubbub "
                + "trust forget \(known.handle)")
    }

    static func brokenLine(_ number: Int, of path: String, _ broken: KnownHubLine.Broken) -> TrustError {
        TrustError(
            .knownHubs,
            "Line \(number) of \(path) can't be read: its \(broken.part) is wrong. Mend or delete that line.",
            cause: broken)
    }
}

extension KnownHub {
    fileprivate var firstDay: String { Self.day(firstSeen) }
    fileprivate var lastDay: String { Self.day(lastMet) }

    private static func day(_ date: Date) -> String {
        date.formatted(
            Date.VerbatimFormatStyle(
                format: "\(day: .defaultDigits) \(month: .wide) \(year: .defaultDigits)",
                locale: Locale(identifier: "en"),
                timeZone: .current, calendar: Calendar(identifier: .gregorian)))
    }
}
