import ChatModel
import Doctor

/// Ports and packet filters in words.
extension DoctorWords {
    func port(_ matter: Matter) -> Advice {
        switch matter {
        case .udpTaken(let program?):
            say("doctor.udp.takenby", "doctor.udp.takenby.do", ["program": program])
        case .udpTaken(nil): say("doctor.udp.taken", "doctor.udp.taken.do", line: "sudo hubbub doctor")
        case .udpFailed(let reason): say("doctor.udp.failed", "doctor.udp.failed.do", ["reason": reason])
        case .tcpFree: say("doctor.tcp.free")
        case .tcpHub(let hub): say("doctor.tcp.hub", nil, ["fingerprint": fingerprint(hub.digest)])
        case .tcpTaken(let program?):
            say(
                "doctor.tcp.takenby", "doctor.tcp.takenby.do", ["program": program],
                line: "hubbub host --listen 0.0.0.0:24823")
        case .tcpTaken(nil):
            say("doctor.tcp.taken", "doctor.tcp.taken.do", line: "hubbub host --listen 0.0.0.0:24823")
        case .tcpFailed(let reason): say("doctor.tcp.failed", nil, ["reason": reason])
        case .hubWithin(let name?, let address):
            say("doctor.within", "doctor.within.do", ["name": name.text, "address": address], line: "hubbub host")
        case .hubWithin(nil, let address):
            say("doctor.within.unnamed", "doctor.within.do", ["address": address], line: "hubbub host")
        default: say("doctor.udp.shared")
        }
    }

    func filter(_ matter: Matter) -> Advice {
        switch matter {
        case .filterOff(let kind): say("doctor.filter.off", nil, ["filter": kind.rawValue])
        case .filterUnreadable(let kind):
            say(
                "doctor.filter.unreadable", "doctor.filter.unreadable.do", ["filter": kind.rawValue],
                line: "sudo hubbub doctor")
        case .filterOpen(let kind): say("doctor.filter.open", nil, ["filter": kind.rawValue])
        case .filterStops(let stop): stops("doctor.filter.stops", "doctor.filter.stops.do", stop)
        case .filterMayStop(let stop): stops("doctor.filter.maystop", "doctor.filter.maystop.do", stop)
        default: say("doctor.filter.none")
        }
    }

    private func stops(_ what: String, _ remedy: String, _ stop: Stop) -> Advice {
        let key =
            switch (stop.transport, stop.direction) {
            case (.udp, .incoming): "doctor.packet.udp.in"
            case (.udp, .outgoing): "doctor.packet.udp.out"
            case (.tcp, .incoming): "doctor.packet.tcp.in"
            case (.tcp, .outgoing): "doctor.packet.tcp.out"
            }
        let packets = words.text(key)
        return say(
            what, remedy, ["filter": stop.filter.rawValue, "packets": packets, "rule": rule(stop)], line: stop.opening)
    }
}
