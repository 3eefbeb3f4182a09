import ChatModel

@testable import HubCore

extension Walk {
    /// Holds an effect against what was promised before.
    mutating func keepPromises(_ effect: HubEffect) {
        let before = promises.step(effect)
        switch effect {
        case .answer(let id, .joined(let joined)):
            checkMark(joined.mark, in: joined.room, toldTo: id)
            checkBorder(joined.history, joined.amendments, in: joined.room, shownTo: id)
        case .answer(let id, .history(_, let page)):
            checkBorder(page.entries, page.amendments, in: page.room, shownTo: id)
        case .answer(let id, .mark(let room, let seq)): checkMark(seq, in: room, toldTo: id)
        case .answer(let id, .storage(let status)): checkNews(status, toldTo: id)
        case .answer(let id, .found(_, let page)): checkHits(page, foundBy: id)
        case .answer(_, .directs(_, let list)): checkOrder(of: list)
        case .forget(let room, let upTo): checkForgetting(room, upTo, after: before)
        case .expire(let expiry):
            if bench.hub.rooms[expiry.room].map({ $0.floor < expiry.last }) ?? true { complain("gone above the floor") }
        default: break
        }
    }

    private mutating func checkMark(_ mark: Seq, in room: RoomNumber, toldTo id: SessionID) {
        if promises.takesBack(mark, in: room, toldTo: id) { complain("\(id) is told a lower mark in \(room)") }
    }

    private mutating func checkNews(_ status: StorageStatus, toldTo id: SessionID) {
        if promises.disk(of: id) == status { complain("\(id) is told again that the disk is \(status)") }
        promises.tell(status, to: id)
    }

    private mutating func checkHits(_ page: SearchPage, foundBy id: SessionID) {
        guard let user = open[id], let person = bench.hub.people[user] else { return }
        for hit in page.hits {
            let pair = bench.hub.rooms.pair(of: hit.room)
            if pair?.contains(person.id) == false { complain("\(user) finds what others said in \(hit.room)") }
            checkBorder([hit.entry], [], in: hit.room, shownTo: id)
            if !page.rooms.contains(where: { $0.number == hit.room }) { complain("a hit in a room without a name") }
        }
    }

    private mutating func checkOrder(of list: [DirectSummary]) {
        if zip(list, list.dropFirst()).contains(where: { $0.time < $1.time }) { complain("conversations out of order") }
        if list.contains(where: { $0.head == .zero }) { complain("a conversation without a word") }
    }

    private mutating func checkForgetting(_ room: RoomNumber, _ upTo: Seq, after before: HubEffect?) {
        guard case .publish(room, .entry(let entry))? = before, case .deletion(let target) = entry.body,
            target <= upTo, upTo < entry.seq
        else { return complain("a log is dropped without a deletion") }
    }

    func membersTold(_ status: StorageStatus) -> Bool {
        bench.hub.sessions.allSatisfy { $0.value.kind == .visitor || promises.disk(of: $0.key) == status }
    }

    /// Everybody with a terminal knows how the disk is.
    mutating func checkDisk() {
        if !membersTold(bench.hub.disk) { complain("somebody believes the disk to be other than \(bench.hub.disk)") }
    }

    mutating func checkFloors() {
        for room in (1...12).map({ RoomNumber($0) }) {
            guard let (floor, head) = bench.hub.rooms[room].map({ ($0.floor, $0.head) }) else { continue }
            if promises.sinks(floor, of: room) { complain("the floor of \(room) sinks") }
            if floor > head { complain("the floor of \(room) is above its head") }
        }
    }
}
