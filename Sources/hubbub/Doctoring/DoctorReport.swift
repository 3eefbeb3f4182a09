import ChatModel
import ClientUI
import Doctor
import Trust

/// What `doctor` prints: for people, and one JSON object for programs.
struct DoctorReport {
    /// Programs read English, whatever people read.
    private static let english = words(in: .english)

    private let report: Report
    private let page: DoctorPage

    /// - Parameter words: the words for people.
    init(_ report: Report, in words: Catalogue) {
        self.report = report
        page = DoctorPage(report, in: Self.words(in: words))
    }

    private static func words(in words: Catalogue) -> DoctorWords {
        DoctorWords(words: words) { HubID($0).fingerprint }
    }

    var isHealthy: Bool { page.isHealthy }

    private var verdict: String { PlainText.printable(page.verdict) }

    /// What was found, part by part, and the verdict last: the end of an output is what one sees.
    var lines: [String] {
        let parts = page.parts.flatMap { part in [part.title] + part.items.flatMap(Self.lines) + [""] }
        return (parts + [verdict]).map { PlainText.printable($0) }
    }

    private static func lines(_ item: DoctorPage.Item) -> [String] {
        let margin = item.isInner ? "      " : "  "
        let first = "\(margin)\(item.mark) \(item.what)"
        guard let remedy = item.remedy else { return [first] }
        return [first, "\(margin)    \(remedy)"]
    }
}

// MARK: For programs

extension DoctorReport {
    /// Members: healthy, verdict, reason, interfaces, paths, ports, firewalls, hubs, target, findings.
    var json: String {
        var object = JSONLine()
        object.add("healthy", report.verdict.isHealthy)
        object.add("verdict", Self.english.sentence(report.verdict))
        object.add("reason", report.verdict.name)
        object.add("interfaces", report.facts.interfaces.map(Self.json))
        object.add("paths", report.facts.paths.map(Self.json))
        object.add("ports", ports)
        object.add("firewalls", report.facts.filters.map(Self.json))
        object.add("hubs", report.facts.hubs.map(Self.json))
        if let target = report.facts.target {
            object.add("target", Self.json(target))
        } else {
            object.addNull("target")
        }
        object.add("findings", report.findings.map(Self.json))
        return object.text
    }

    private static func json(_ interface: InterfaceFact) -> JSONLine {
        var object = JSONLine()
        object.add("name", interface.name)
        object.add("addresses", interface.addresses.map(\.written))
        object.add("broadcasts", interface.addresses.compactMap(\.broadcast))
        object.add("skipped", orNull: interface.skip?.rawValue)
        return object
    }

    private static func json(_ path: PathFact) -> JSONLine {
        var object = JSONLine()
        object.add("interface", path.interface)
        object.add("kind", path.kind.rawValue)
        object.add("destination", path.destination)
        switch path.sending {
        case .sent: object.add("sending", "sent")
        case .forbidden: object.add("sending", "forbidden")
        case .failed(let reason):
            object.add("sending", "failed")
            object.add("reason", reason)
        }
        if let cameBack = path.cameBack { object.add("cameBack", cameBack) } else { object.addNull("cameBack") }
        object.add("hubs", path.hubs)
        return object
    }

    private var ports: JSONLine {
        var (udp, tcp, both) = (JSONLine(), JSONLine(), JSONLine())
        switch report.facts.udp {
        case .shared: udp.add("state", "shared")
        case .taken(let program):
            udp.add("state", "taken")
            udp.add("program", orNull: program)
        case .failed(let reason):
            udp.add("state", "failed")
            udp.add("reason", reason)
        }
        switch report.facts.tcp {
        case .free: tcp.add("state", "free")
        case .hub(let id, let listeners):
            tcp.add("state", "hub")
            tcp.add("fingerprint", id.fingerprint)
            tcp.add("listeners", listeners.map(\.address))
        case .program(let program):
            tcp.add("state", "taken")
            tcp.add("program", orNull: program)
        case .failed(let reason):
            tcp.add("state", "failed")
            tcp.add("reason", reason)
        }
        both.add("udp", udp)
        both.add("tcp", tcp)
        return both
    }

    private static func json(_ filter: FilterFact) -> JSONLine {
        var object = JSONLine()
        object.add("name", filter.kind.rawValue)
        switch filter.state {
        case .off: object.add("state", "off")
        case .unreadable: object.add("state", "unreadable")
        case .on: object.add("state", "on")
        }
        return object
    }

    private static func json(_ hub: HubFact) -> JSONLine {
        var object = JSONLine()
        object.add("name", hub.name.text)
        object.add("fingerprint", hub.id.fingerprint)
        object.add("addresses", hub.addresses.map(\.url))
        object.add("roundTrip", orNull: hub.roundTrip)
        object.add("skew", hub.skew)
        return object
    }

    private static func json(_ target: TargetFact) -> JSONLine {
        var object = JSONLine()
        object.add("name", target.name)
        object.add(
            "tries",
            target.tries.map { attempt in
                var object = JSONLine()
                object.add("address", attempt.address)
                object.add("result", Matter.target(attempt).name)
                guard case .hub(let id, let milliseconds, _) = attempt.outcome else { return object }
                object.add("fingerprint", id.fingerprint)
                object.add("milliseconds", milliseconds: milliseconds)
                return object
            })
        switch target.ping {
        case .answered(let roundTrip, let skew)?:
            object.add("udp", "answered")
            object.add("roundTrip", milliseconds: roundTrip)
            object.add("skew", skew)
        case .silent?: object.add("udp", "silent")
        case nil: object.addNull("udp")
        }
        return object
    }

    private static func json(_ finding: Finding) -> JSONLine {
        let advice = english.advice(on: finding.matter)
        var object = JSONLine()
        object.add("part", finding.matter.part.rawValue)
        object.add("state", finding.state.rawValue)
        object.add("name", finding.matter.name)
        object.add("what", advice.what)
        object.add("remedy", orNull: advice.remedy)
        object.add("line", orNull: advice.line)
        return object
    }
}
