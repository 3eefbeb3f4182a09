import ChatModel

@testable import HubCore

/// Commands of a random walk, and what must hold of their runs.
extension Walk {
    /// One for everybody, told to nobody else; one for the room; one for owners.
    static func commands() throws -> [HubCommand] {
        [
            try .open("mine"), try .open("ours") { $0.reply = .room },
            try .open("own") { $0.who = .owner },
        ]
    }

    mutating func runRequest(in room: RoomNumber) -> Request? {
        guard let name = random.pick(["mine", "mine", "ours", "ours", "own", "none"]) else { return nil }
        if random.chance(6) { return .commands(Tag(2), room) }
        let tag = Tag(.random(in: 3...6, using: &random))
        if random.chance(6) { return .stopRun(Tag(2), of: tag) }
        nextNonce += 1
        guard let call = (try? RunName(name)).flatMap({ RunCall($0) }) else { return nil }
        return .run(tag, room, Nonce(nextNonce), call)
    }

    mutating func begin(_ number: RunNumber) {
        if recorded[number] != false { complain("\(number) begins, and the journal does not know it") }
        if running.updateValue(false, forKey: number) != nil { complain("\(number) begins twice") }
        if running.count > bench.hub.limits.runs { complain("too many programs run") }
    }

    mutating func record(_ changes: [RunChange]) {
        for change in changes {
            switch change {
            case .began(let record): recorded[record.number] = false
            case .ended(let number, _):
                if recorded.updateValue(true, forKey: number) != false { complain("\(number) ends out of its order") }
            }
        }
    }

    /// Something becomes of a program that runs.
    mutating func goOn() {
        guard let number = random.pick(running.keys.sorted()) else { return }
        guard random.chance(2) || running[number] == true else {
            return hand(.ran(number, .wrote([0x74, 0x65, 0x61, 0x0A, 0xFF], random.chance(3) ? .errors : .output)))
        }
        let ending: RunEnd.Ending = running[number] == true ? .stopped : .exited(0)
        running[number] = nil
        hand(.ran(number, .ended(RunEnd(ending, milliseconds: 5))))
    }
}
