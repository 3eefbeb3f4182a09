import ChatModel

/// A place that is to be shown once it is loaded.
struct Target: Sendable {
    let place: Seq
    let position: Reveal.Position
}

extension Conversation {
    /// Aims at a place: what is around it is loaded, if that can be, and then shown.
    mutating func aim(at seq: Seq, _ position: Reveal.Position, canLoad: Bool = true) {
        let wanted = canLoad ? seq : timeline.firstCovered(from: seq)
        let place = timeline.head > .zero ? timeline.reach(min(wanted, timeline.head)) : wanted
        target = Target(place: place, position: position)
        view = .older(top: place, bottom: place)
        isBlocked = false
    }

    /// Aims again after the window began anew.
    mutating func aimAgain() {
        guard let target else { return }
        aim(at: target.place, target.position)
    }

    /// The place that was aimed at, once it is loaded.
    mutating func land() -> Target? {
        guard let target, timeline.covers(target.place) || timeline.head == .zero && number != nil else { return nil }
        self.target = nil
        landmark = target.place
        return target
    }

    /// The person scrolled: what was jumped to is done with once it is off the screen.
    mutating func scroll(to view: View) {
        self.view = view
        (isBlocked, target) = (false, nil)
        guard let landmark, case .older(let top, let bottom) = view, (top...max(top, bottom)).contains(landmark) else {
            self.landmark = nil
            return
        }
    }
}
