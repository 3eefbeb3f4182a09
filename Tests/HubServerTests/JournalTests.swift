import ChatModel
import Foundation
import HubServer
import TestKit
import Testing
import Trust

/// A hub whose disk fills up, whose entries expire, whose folder is copied.
@Suite(.timeLimit(.minutes(1))) struct JournalTests {
    private func storage(_ guest: Guest) async throws -> StorageStatus {
        try await guest.next { if case .storage(let status) = $0 { status } else { nil } }
    }

    /// Says something and waits for what comes of it: nothing if it is published, else why it is refused.
    private func attempt(
        _ text: String, in room: RoomNumber, by guest: Guest, nonce: Nonce, attempt: UInt32 = 0
    ) async throws -> Refusal.Code? {
        try await guest.say(text, in: room, nonce: nonce, attempt: attempt)
        return try await guest.next { answer -> Refusal.Code?? in
            switch answer {
            case .event(_, .entry(let entry)) where entry.nonce == nonce: .some(nil)
            case .refused(let refusal) where refusal.subject == .post(nonce): .some(refusal.code)
            default: nil
            }
        }
    }

    /// Says something long until it is refused; the nonce of the post that was, and why.
    private func fill(_ room: RoomNumber, by guest: Guest) async throws -> (nonce: Nonce, code: Refusal.Code) {
        let text = String(repeating: "x", count: 8_000)
        while true {
            let nonce = Nonce.random()
            if let code = try await attempt(text, in: room, by: guest, nonce: nonce) { return (nonce, code) }
        }
    }

    /// Whether somebody who comes now is told that the disk is full. A checkpoint may have made room again, so that a
    /// newcomer could be stored.
    private func isToldFull(on hub: HubServer) async throws -> Bool {
        let late = try await Guest.enter(hub, as: "cat")
        try await late.peer.send(.join(Tag(1), .lobby, resume: nil))
        return try await late.next { answer in
            switch answer {
            case .storage(.full): true
            case .joined: false
            default: nil
            }
        }
    }

    /// Says something as clients do: again, whenever the hub stores again, until it is published. What the index and a
    /// checkpoint write meanwhile may fill the disk once more.
    private func insist(_ text: String, in room: RoomNumber, by guest: Guest, nonce: Nonce) async throws {
        var number: UInt32 = 1
        while let code = try await attempt(text, in: room, by: guest, nonce: nonce, attempt: number) {
            #expect(code == .storageFull)
            number += 1
            while try await storage(guest) != .well {}
        }
    }

    @Test(.enabled(if: SmallDisk.isPermitted, "This system does not let the test mount a small file system."))
    func aFullDiskIsToldReadOnAndGotOver() async throws {
        let disk = try SmallDisk()
        try disk.fill(1_000_000)
        try await withHub(storage: .folder(disk.path + "/hub")) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let bob = try await Guest.enter(hub, as: "bob")
            let room = try await ann.join().room
            var (nonce, code) = try await fill(room, by: ann)
            #expect(code == .storageFull)
            #expect(try await storage(bob) == .full)
            while try await !isToldFull(on: hub) { (nonce, code) = try await fill(room, by: ann) }
            #expect(code == .storageFull)
            let page = try await bob.join()
            #expect(page.head > .zero && page.history.last?.seq == page.head)
            try disk.free()
            try await insist("still there", in: room, by: ann, nonce: nonce)
            #expect(try await bob.texts(1) == ["still there"])
            let last = try await bob.history(of: room, .after(page.head, limit: 10)).entries
            #expect(last.map(\.nonce) == [nonce] && last.map(\.seq) == [page.head.next])
        }
    }

    @Test func whatExpiresGoesWhileTheHubRuns() async throws {
        var limits = Limits()
        limits.retentionMilliseconds = 0
        let retention = Retention(
            rule: Retention.Rule(entries: 10, age: nil), rooms: [try RoomName("kept"): .keep], total: nil)
        let folder = try TemporaryFolder()
        try await withHub(storage: .folder(folder.path), limits: limits, retention: retention) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let (room, kept) = (try await ann.join().room, try await ann.join("kept").room)
            try await ann.post(.topic(try Topic("tea")), in: room)
            for number in 1...30 {
                try await ann.say("\(number)", in: room)
                try await ann.say("\(number)", in: kept)
            }
            _ = try await ann.texts(60)
            let joined = try await afterExpiry(of: "lobby", on: hub)
            #expect(joined.floor >= Seq(20) && joined.topic.text == "tea")
            #expect(joined.history.first.map { $0.seq > joined.floor } == true)
            #expect(joined.history.count { $0.body.isMessage } <= 11)
            let page = try await ann.history(of: room, .before(nil, limit: 200))
            #expect(page.entries.allSatisfy { $0.seq > joined.floor } && !page.more)
            #expect(try await Guest.enter(hub, as: "bob").join("kept").history.count == 30)
        }
        try await withHub(storage: .folder(folder.path)) { hub in
            let joined = try await Guest.enter(hub, as: "cat").join()
            #expect(joined.topic.text == "tea" && joined.floor >= Seq(20) && joined.head >= Seq(31))
        }
    }

    /// The room as somebody new finds it once something of it has expired.
    private func afterExpiry(of room: String, on hub: HubServer) async throws -> Joined {
        while true {
            let guest = try await Guest.enter(hub, as: "eve")
            let joined = try await guest.join(room)
            await guest.peer.close()
            if joined.floor >= Seq(20) { return joined }
        }
    }

    @Test func aCopyOfTheFolderIsTheSameHub() async throws {
        let (folder, copy) = (try TemporaryFolder(), try TemporaryFolder())
        let identity = UserIdentity()
        let (id, entry) = try await withHub(storage: .folder(folder.path)) { hub in
            let ann = try await Guest.enter(hub, as: "ann", identity: identity)
            let room = try await ann.join().room
            try await ann.say("hi", in: room)
            return (hub.identity.id, try await ann.entry())
        }
        try FileManager.default.removeItem(atPath: copy.path)
        try FileManager.default.copyItem(atPath: folder.path, toPath: copy.path)
        try await withHub(storage: .folder(copy.path)) { hub in
            #expect(hub.identity.id == id)
            let ann = try await Guest.enter(hub, as: "ann", identity: identity)
            let joined = try await ann.join(resume: ResumeToken(entry))
            #expect(joined.resume == .resumed && joined.head == entry.seq && joined.history.isEmpty)
            #expect(try await ann.history(of: joined.room, .before(nil, limit: 10)).entries == [entry])
        }
    }
}
