import ChatModel
import Doctor

/// What the doctor says, in words: on the screen and on the command line.
package struct DoctorWords: Sendable {
    let words: Catalogue
    /// A key's fingerprint.
    let fingerprint: @Sendable (Digest) -> String

    package init(words: Catalogue, fingerprint: @escaping @Sendable (Digest) -> String) {
        self.words = words
        self.fingerprint = fingerprint
    }

    /// One finding: what is so, what to do about it, and the line to type for that.
    package struct Advice: Hashable, Sendable {
        package let what: String
        package var remedy: String?
        package var line: String?
    }

    /// All of it in one sentence; a line to type stands at its end, with nothing behind it.
    private func sentence(_ advice: Advice) -> String {
        guard let remedy = advice.remedy else {
            return advice.what.hasSuffix(".") ? advice.what : words.text("doctor.sentence", ["what": advice.what])
        }
        guard let line = advice.line else { return words.text("doctor.advice", ["what": advice.what, "do": remedy]) }
        return words.text("doctor.advice.line", ["what": advice.what, "do": remedy, "line": line])
    }

    /// What all comes to, in one sentence with what to do.
    package func sentence(_ verdict: Verdict) -> String {
        switch verdict {
        case .trouble(let matter): sentence(advice(on: matter))
        case .reached(let name, let address, let milliseconds):
            words.text(
                "doctor.verdict.reached",
                ["name": name, "address": address, "time": words.milliseconds(milliseconds)])
        case .hears(let count): words.text("doctor.verdict.hears", count: count)
        case .alone: words.text("doctor.verdict.alone")
        }
    }

    /// The words for what was found.
    package func advice(on matter: Matter) -> Advice {
        switch matter {
        case .interface(let interface): Advice(what: self.interface(interface))
        case .path(let path): Advice(what: self.path(path))
        case .noNetwork: say("doctor.nonetwork", "doctor.nonetwork.do")
        case .narrow(let names):
            say("doctor.narrow", "doctor.narrow.do", ["interfaces": list(names)], line: "hubbub ADDRESS")
        case .incomingDropped(let names, let culprit): dropped(on: names, by: culprit)
        case .outgoingForbidden(let names, let culprit): forbidden(on: names, by: culprit)
        case .udpShared, .udpTaken, .udpFailed, .tcpFree, .tcpHub, .tcpTaken, .tcpFailed, .hubWithin: port(matter)
        case .noFilter, .filterOff, .filterUnreadable, .filterOpen, .filterStops, .filterMayStop: filter(matter)
        case .hub(let hub): Advice(what: self.hub(hub))
        case .noHub: say("doctor.nohub")
        case .noAnswers: say("doctor.noanswers")
        case .hubClock(let name, let skew): clock(of: name.text, ahead: skew)
        case .ownClock(let skew): ownClock(behind: skew)
        case .target(let attempt): target(attempt)
        case .ping(let roundTrip, let skew): Advice(what: ping(roundTrip, skew))
        case .pingSilent(let address, let port):
            say("doctor.pingsilent", "doctor.pingsilent.do", ["address": address, "port": String(port)])
        case .targetClock(let name, let skew): clock(of: name, ahead: skew)
        }
    }

    /// A sentence from the catalogue, and what to do.
    func say(
        _ what: String, _ remedy: String? = nil, _ values: KeyValuePairs<String, String> = [:], line: String? = nil
    ) -> Advice {
        Advice(what: words.text(what, values), remedy: remedy.map { words.text($0, values) }, line: line)
    }

    func list(_ names: [String]) -> String { words.enumerated(names) }
}

// MARK: Interfaces and what was asked on them

extension DoctorWords {
    private func interface(_ interface: InterfaceFact) -> String {
        let addresses = interface.addresses.map(address)
        let parts = (addresses.isEmpty ? [] : [list(addresses)]) + (interface.skip.map { [skip($0)] } ?? [])
        return ([interface.name] + parts).joined(separator: "  ")
    }

    private func address(_ address: InterfaceFact.Address) -> String {
        guard let broadcast = address.broadcast else { return address.written }
        return words.text("doctor.address", ["address": address.written, "broadcast": broadcast])
    }

    private func skip(_ skip: InterfaceFact.Skip) -> String {
        switch skip {
        case .down: words.text("doctor.skip.down")
        case .noCarrier: words.text("doctor.skip.nocarrier")
        case .noAddress: words.text("doctor.skip.noaddress")
        case .loopback: words.text("doctor.skip.loopback")
        case .notSupported: words.text("doctor.skip.notsupported")
        case .pointToPoint: words.text("doctor.skip.pointtopoint")
        case .tooSmall: words.text("doctor.skip.toosmall")
        }
    }

    private func path(_ path: PathFact) -> String {
        let key =
            switch path.kind {
            case .thisMachine: "doctor.path.thismachine"
            case .broadcast: "doctor.path.broadcast"
            case .multicast, .multicast6: "doctor.path.group"
            }
        let parts = [words.text(key, ["destination": path.destination]), result(of: path), heard(path.hubs)]
        return words.clauses(parts.compactMap(\.self))
    }

    private func result(of path: PathFact) -> String {
        switch (path.sending, path.cameBack) {
        case (.forbidden, _): words.text("doctor.path.forbidden")
        case (.failed(let reason), _): words.text("doctor.path.failed", ["reason": reason])
        case (.sent, true?): words.text("doctor.path.back")
        case (.sent, false?): words.text("doctor.path.lost")
        case (.sent, nil): words.text("doctor.path.sent")
        }
    }

    private func heard(_ count: Int) -> String? { count > 0 ? words.text("doctor.path.hubs", count: count) : nil }

    private func dropped(on names: [String], by culprit: Culprit) -> Advice {
        let interfaces = list(names)
        switch culprit {
        case .filter(let stop):
            return say(
                "doctor.in.filter", "doctor.in.filter.do",
                ["filter": stop.filter.rawValue, "rule": rule(stop), "interfaces": interfaces], line: stop.opening)
        case .unread(let filters) where filters.contains(.ufw):
            return say(
                "doctor.in.ufw", "doctor.in.ufw.do", ["interfaces": interfaces], line: "sudo ufw allow 24822/udp")
        case .unread:
            return say(
                "doctor.in.unread", "doctor.in.unread.do", ["interfaces": interfaces], line: "sudo hubbub doctor")
        case .unknown: return say("doctor.in.unknown", "doctor.in.unknown.do", ["interfaces": interfaces])
        }
    }

    private func forbidden(on names: [String], by culprit: Culprit) -> Advice {
        let interfaces = list(names)
        switch culprit {
        case .filter(let stop):
            return say(
                "doctor.out.filter", "doctor.out.filter.do",
                ["filter": stop.filter.rawValue, "rule": rule(stop), "interfaces": interfaces], line: stop.opening)
        case .unread:
            return say(
                "doctor.out.unread", "doctor.out.unread.do", ["interfaces": interfaces], line: "sudo hubbub doctor")
        case .unknown: return say("doctor.out.unknown", "doctor.out.unknown.do", ["interfaces": interfaces])
        }
    }

    /// A filter's rule, and where it stands.
    func rule(_ stop: Stop) -> String {
        guard let rule = stop.rule else { return words.text("doctor.rule.none") }
        return stop.filter == .nftables ? words.text("doctor.rule.place", ["rule": rule, "place": stop.place]) : rule
    }
}
