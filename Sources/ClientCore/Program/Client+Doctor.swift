import ChatModel
import Doctor

/// What is done when hubs are missing in the list.
extension Client {
    mutating func examine(_ turn: inout Turn) {
        guard picker.examination?.isUnderWay != true else { return }
        picker.examination = .underWay(before: picker.examination?.report)
        turn.effects.append(.examine)
    }

    mutating func take(_ report: Report) {
        // It may have been closed meanwhile.
        guard picker.examination != nil else { return }
        picker.examination = .done(report)
    }

    /// Where hubs are looked for is told once none was heard for a while, and kept up to date from then on.
    mutating func noteSilence(_ turn: inout Turn) {
        guard screen == .picker, directory.heard.isEmpty else {
            (picker.quietSince, picker.places) = (nil, nil)
            return
        }
        let since = picker.quietSince ?? turn.now.monotonic
        picker.quietSince = since
        guard turn.now.monotonic.since(since) >= ClientLimits.quiet else { return }
        picker.quietSince = turn.now.monotonic
        turn.effects.append(.listInterfaces)
    }

    mutating func take(_ interfaces: [InterfaceFact]) {
        if picker.quietSince != nil { picker.places = interfaces }
    }
}
