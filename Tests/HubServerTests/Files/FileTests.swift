import ChatModel
import FileStore
import Foundation
import HubServer
import TestKit
import Testing
import Trust

/// Files through a hub over real connections, with its real disk.
@Suite(.timeLimit(.minutes(3))) struct FileTests {
    /// The contents that a hub's folder has, by their names.
    private func contents(_ folder: TemporaryFolder) -> [String] {
        let all = FileManager.default.enumerator(atPath: folder.path + "/files")?.allObjects as? [String] ?? []
        return all.map { ($0 as NSString).lastPathComponent }.filter { $0.count == 64 }
    }

    @Test func aFileArrivesAsItWasSent() async throws {
        try await withHub(plain: true) { hub in
            let (ann, bob) = (try await Guest.enter(hub, as: "ann"), try await Guest.enter(hub, as: "bob"))
            let room = try await ann.join().room
            _ = try await bob.join()
            let parcel = Parcel("plan 茶.bin", count: 2_500_000)
            let seq = try await ann.put(parcel, into: room)
            guard case .file(let file) = try await bob.entry().body else { throw Guest.Unexpected(what: "file") }
            #expect(file.name.text == "plan 茶.bin" && file.size == 2_500_000 && file.id == parcel.id)
            let opened = try await bob.open(.entry(room, seq)).get()
            #expect(opened.size == 2_500_000 && opened.id == parcel.id)
            #expect(try await bob.fetch(opened) == parcel.bytes)
            let told = try await bob.told(.digests(Tag(50), first: 0, count: 9), tag: 52)
            guard case .success(.file(_, .digests(first: 0, let digests))) = told else {
                throw Guest.Unexpected(what: "digests")
            }
            #expect(digests.count == 3 && PieceHasher.id(of: digests) == parcel.id)
            #expect(try await bob.list(.room(room)) == ["plan 茶.bin"])
            #expect(try await bob.list(.everywhere) == ["plan 茶.bin"])
        }
    }

    @Test func theChallengeSaysWhetherFilesAreKept() async throws {
        for (rules, expected) in [
            (FileRules(), [Feature.files, Feature.typing, Feature.pins]), (.off, [Feature.typing, Feature.pins]),
        ] {
            try await withHub(adjust: { $0.files = rules }) { hub in
                let peer = try await Guest.connect(hub)
                try await peer.send(.hello(UserHandshake(as: UserIdentity(), software: "test").hello))
                guard case .challenge(let challenge) = try await peer.nextAnswer() else {
                    throw Guest.Unexpected(what: "challenge")
                }
                #expect(challenge.features == expected)
            }
        }
    }

    @Test func aHubWithoutFilesRefusesThemAndLooksAfterThoseThatItHas() async throws {
        let folder = try TemporaryFolder()
        let parcel = Parcel("a", count: 100)
        let identity = UserIdentity()
        try await withHub(storage: .folder(folder.path)) { hub in
            let ann = try await Guest.enter(hub, as: "ann", identity: identity)
            _ = try await ann.put(parcel, into: try await ann.join().room)
        }
        #expect(contents(folder) == [parcel.id.hex])
        try await withHub(storage: .folder(folder.path), adjust: { $0.files = .off }) { hub in
            let ann = try await Guest.enter(hub, as: "ann", identity: identity)
            let room = try await ann.join().room
            #expect(try await ann.place(parcel, into: room, nonce: .random()) == .failure(.filesOff))
            #expect(try await ann.open(.entry(room, Seq(1))) == .failure(.filesOff))
            try await ann.post(.deletion(of: Seq(1)), in: room)
            try await gone(parcel.id, from: folder, asking: ann)
        }
    }

    /// Asks the hub for its time, again and again, until a content has left its disk.
    private func gone(_ id: FileID, from folder: TemporaryFolder, asking guest: Guest) async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        guard let nothing = PingPayload([]) else { throw Guest.Unexpected(what: "a payload") }
        while contents(folder).contains(id.hex) {
            guard ContinuousClock.now < deadline else { throw Guest.Unexpected(what: "an empty disk") }
            try await guest.peer.send(.ping(Tag(90), nothing))
            _ = try await guest.next { if case .pong(Tag(90), _, _) = $0 { true } else { nil } }
        }
    }

    @Test func whatIsCutGoesOnAlsoAfterTheHubWasAwayAndStandsThereOnce() async throws {
        let folder = try TemporaryFolder()
        let (identity, nonce) = (UserIdentity(), Nonce.random())
        let parcel = Parcel("big", count: 1_500_000)
        try await withHub(storage: .folder(folder.path)) { hub in
            let ann = try await Guest.enter(hub, as: "ann", identity: identity)
            let room = try await ann.join().room
            _ = try await ann.place(parcel, into: room, nonce: nonce)
            try await ann.send(parcel, 0..<400_000)
            await ann.peer.close()
            let again = try await Guest.enter(hub, as: "ann", identity: identity)
            let placed = try await again.place(parcel, into: room, nonce: nonce)
            let half = Parcel.id(of: Array(parcel.bytes.prefix(400_000)))
            #expect(placed == .success(.file(Tag(40), .placed(offset: 400_000, half))))
            try await again.send(parcel, 400_000..<1_200_000)
        }
        try await withHub(storage: .folder(folder.path)) { hub in
            let ann = try await Guest.enter(hub, as: "ann", identity: identity)
            let room = try await ann.join().room
            let half = Parcel.id(of: Array(parcel.bytes.prefix(1_200_000)))
            let placed = try await ann.place(parcel, into: room, nonce: nonce)
            #expect(placed == .success(.file(Tag(40), .placed(offset: 1_200_000, half))))
            try await ann.send(parcel, 1_200_000..<1_500_000)
            #expect(try await ann.finish(parcel) == Seq(1))
            #expect(try await ann.place(parcel, into: room, nonce: nonce) == .success(.accepted(nonce, Seq(1))))
        }
        try await withHub(storage: .folder(folder.path)) { hub in
            let ann = try await Guest.enter(hub, as: "ann", identity: identity)
            let room = try await ann.join().room
            #expect(try await ann.place(parcel, into: room, nonce: nonce) == .success(.accepted(nonce, Seq(1))))
            #expect(try await ann.fetch(try await ann.open(.entry(room, Seq(1))).get()) == parcel.bytes)
            #expect(try await ann.history(of: room, .before(nil, limit: 10)).entries.count == 1)
        }
        #expect(contents(folder) == [parcel.id.hex])
    }

    /// A hub that was killed between the content and its entry: the content is there, the half is not.
    @Test func aContentWithoutItsEntryIsPutAgainUnderTheSameNumber() async throws {
        let folder = try TemporaryFolder()
        let (identity, nonce) = (UserIdentity(), Nonce.random())
        let parcel = Parcel("a", count: 300_000)
        let store = try ContentStore(folder: folder.path + "/files", rules: FileRules())
        let half = HalfName(user: identity.id, nonce: nonce)
        try await store.fill(half, with: parcel)
        store.close()
        #expect(contents(folder) == [parcel.id.hex])
        try await withHub(storage: .folder(folder.path)) { hub in
            let ann = try await Guest.enter(hub, as: "ann", identity: identity)
            let room = try await ann.join().room
            #expect(try await ann.put(parcel, into: room, nonce: nonce) == Seq(1))
            let opened = try await ann.open(.entry(room, Seq(1))).get()
            #expect(try await ann.fetch(opened) == parcel.bytes)
        }
    }

    @Test func whatNobodyMaySeeAnyMoreLeavesTheDisk() async throws {
        let folder = try TemporaryFolder()
        try await withHub(storage: .folder(folder.path)) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let bob = try await Guest.enter(hub, as: "bob")
            let room = try await ann.join().room
            _ = try await bob.join()
            let parcel = Parcel("a", count: 700_000)
            let first = try await ann.put(parcel, into: room)
            let second = try await bob.put(parcel, into: room)
            let opened = try await bob.open(.entry(room, first)).get()
            // Stored once, however often it is sent.
            #expect(contents(folder) == [parcel.id.hex])
            try await ann.post(.deletion(of: first), in: room)
            let witness = Parcel("b", count: 10)
            let third = try await ann.put(witness, into: room)
            try await ann.post(.deletion(of: third), in: room)
            try await gone(witness.id, from: folder, asking: ann)
            #expect(contents(folder) == [parcel.id.hex])
            #expect(try await ann.open(.entry(room, first)) == .failure(.noSuchFile))
            try await bob.post(.deletion(of: second), in: room)
            try await gone(parcel.id, from: folder, asking: ann)
            // Who has it open reads it to its end.
            #expect(try await bob.fetch(opened) == parcel.bytes)
            #expect(try await bob.list(.everywhere) == [])
        }
    }

    @Test func quotasAndSizesAreHeld() async throws {
        var rules = FileRules()
        (rules.largest, rules.perUser, rules.total) = (1_000, 1_500, 2_000)
        try await withHub(adjust: { $0.files = rules }) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let bob = try await Guest.enter(hub, as: "bob")
            let room = try await ann.join().room
            let large = Parcel("large", count: 1_001)
            #expect(try await ann.place(large, into: room, nonce: .random()) == .failure(.fileTooLarge))
            // A pipe is as long as it is: it ends where it must.
            let pipe = try await ann.place(large, into: room, nonce: .random(), says: false)
            #expect(pipe.isPlaced)
            #expect(try await ann.told(.slice(offset: 0, large.bytes), tag: 40) == .failure(.fileTooLarge))
            _ = try await ann.told(.close(Tag(40)), tag: 42)
            try await ann.put(Parcel("one", count: 900), into: room)
            let more = Parcel("more", count: 800, seed: 2)
            #expect(try await ann.place(more, into: room, nonce: .random()) == .failure(.fileTooLarge))
            try await bob.put(more, into: room)
            #expect(
                try await bob.place(Parcel("x", count: 400), into: room, nonce: .random()) == .failure(.fileTooLarge))
            #expect(try await bob.place(Parcel("x", count: 200), into: room, nonce: .random()).isPlaced)
        }
    }

    @Test func aDiskWithoutRoomSaysSoBeforeTheFirstByte() async throws {
        var rules = FileRules()
        rules.reserve = 1 << 60
        try await withHub(adjust: { $0.files = rules }) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let room = try await ann.join().room
            #expect(try await ann.place(Parcel("a", count: 10), into: room, nonce: .random()) == .failure(.noSpace))
        }
    }

    @Test func whatDiffersIsRefusedAndForgotten() async throws {
        let folder = try TemporaryFolder()
        try await withHub(storage: .folder(folder.path)) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let room = try await ann.join().room
            let (parcel, nonce) = (Parcel("a", count: 50_000), Nonce.random())
            _ = try await ann.place(parcel, into: room, nonce: nonce)
            try await ann.send(parcel, 0..<50_000)
            let other = Parcel("a", count: 50_000, seed: 9)
            #expect(try await ann.told(.finish(Tag(40), size: 50_000, other.id), tag: 41) == .failure(.fileDiffers))
            #expect(contents(folder) == [])
            let again = try await ann.place(parcel, into: room, nonce: nonce)
            #expect(again == .success(.file(Tag(40), .placed(offset: 0, Parcel.id(of: [])))))
        }
    }

    @Test func theSharedFolderIsReadAndNothingBesideIt() async throws {
        let folder = try TemporaryFolder()
        let shared = folder.path + "/shared"
        try FileManager.default.createDirectory(atPath: shared + "/books", withIntermediateDirectories: true)
        let parcel = Parcel("guide", count: 1_200_000)
        try Data(parcel.bytes).write(to: URL(filePath: shared + "/books/guide"))
        try Data("secret".utf8).write(to: URL(filePath: folder.path + "/secret"))
        try FileManager.default.createSymbolicLink(
            atPath: shared + "/link", withDestinationPath: folder.path + "/secret")
        var rules = FileRules()
        rules.shared = shared
        try await withHub(adjust: { $0.files = rules }) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            #expect(try await ann.list(.shared(.top)) == ["books"])
            #expect(try await ann.list(.shared(try FilePath("books"))) == ["guide"])
            let opened = try await ann.open(.shared(try FilePath("books/guide"))).get()
            #expect(opened.id == nil && opened.name.text == "guide")
            #expect(try await ann.fetch(opened) == parcel.bytes)
            #expect(try await ann.open(.shared(try FilePath("link")), tag: 55) == .failure(.noSuchFile))
            #expect(try await ann.open(.shared(try FilePath("books")), tag: 56) == .failure(.noSuchFile))
            try Data("other".utf8).write(to: URL(filePath: shared + "/books/guide"))
            let read = try await ann.told(.read(Tag(50), offset: 0, count: 5), tag: 57)
            #expect(read == .failure(.fileChanged))
        }
    }

    @Test func rightsAreThoseOfTheRoom() async throws {
        let (owner, eve) = (UserIdentity(), UserIdentity())
        try await withHub(owners: [owner.id]) { hub in
            let ann = try await Guest.enter(hub, as: "ann", identity: owner)
            let room = try await ann.join("garden").room
            let seq = try await ann.put(Parcel("a", count: 10), into: room)
            let guest = try await Guest.enter(hub, as: "eve", identity: eve, kind: .visitor)
            // Nobody has to join a room to fetch what everybody may read.
            _ = try await guest.open(.entry(room, seq)).get()
            let change = ModeChange(isInviteOnly: true)
            try await ann.peer.send(.order(Tag(9), room, .random(), Order(scope: .room, act: .mode(change))))
            _ = try await ann.next { if case .done(Tag(9)) = $0 { true } else { nil } }
            #expect(try await guest.open(.entry(room, seq), tag: 55) == .failure(.noSuchFile))
            #expect(try await guest.told(.read(Tag(50), offset: 0, count: 5), tag: 56) == .failure(.noSuchFile))
            #expect(try await guest.place(Parcel("b", count: 5), into: room, nonce: .random()) == .failure(.noSuchRoom))
            #expect(try await guest.told(.list(.room(room), after: nil, limit: 9), tag: 57) == .failure(.noSuchRoom))
            #expect(try await guest.list(.everywhere) == [])
        }
    }

    @Test func chatGoesOnWhileAFileComesAndGoes() async throws {
        try await withHub { hub in
            let sender = try await Guest.enter(hub, as: "ann", kind: .visitor)
            let (bob, cid) = (try await Guest.enter(hub, as: "bob"), try await Guest.enter(hub, as: "cid"))
            let room = try await bob.join().room
            _ = try await cid.join()
            let parcel = Parcel("big", count: 64 << 20)
            async let seq = sender.put(parcel, into: room)
            for index in 1...200 {
                try await bob.say("\(index)", in: room)
                // Who only listens is not taken for gone on a machine that is slow.
                try await cid.peer.send(Request.heartbeat)
                #expect(try await cid.texts(1) == ["\(index)"])
            }
            let opened = try await sender.open(.entry(room, try await seq)).get()
            async let fetched = sender.fetch(opened)
            for index in 201...400 {
                try await bob.say("\(index)", in: room)
                try await cid.peer.send(Request.heartbeat)
                #expect(try await cid.texts(1) == ["\(index)"])
            }
            #expect(try await fetched == parcel.bytes)
        }
    }

    @Test func whoDoesNotTakeWhatItReadsIsNotReadAndHoldsNoMoreThanAWindow() async throws {
        var limits = Limits()
        limits.strikes = .any
        try await withHub(limits: limits) { hub in
            let ann = try await Guest.enter(hub, as: "ann", kind: .visitor)
            let bob = try await Guest.enter(hub, as: "bob")
            let room = try await bob.join().room
            let seq = try await bob.put(Parcel("a", count: 4 << 20), into: room)
            let opened = try await ann.open(.entry(room, seq)).get()
            try await ann.peer.read(false)
            for index in 0..<400 {
                let offset = UInt64(index % 64) * 65_536
                try await ann.ask(.read(Tag(50), offset: offset, count: 65_536), tag: 51)
            }
            // Others notice nothing of it.
            try await bob.say("still here", in: room)
            #expect(try await bob.texts(1) == ["still here"])
            try await ann.peer.read(true)
            _ = try await ann.told(.close(Tag(50)), tag: 58)
            #expect(opened.size == 4 << 20)
        }
    }
}

extension Result<Answer, Refusal.Code> {
    var isPlaced: Bool { if case .success(.file(_, .placed)) = self { true } else { false } }
}

extension ContentStore {
    /// Puts a whole parcel, as a hub does before it is killed.
    fileprivate func fill(_ half: HalfName, with parcel: Parcel) async throws {
        _ = try await withCheckedThrowingContinuation { continuation in
            place(half, size: nil, used: 0) { continuation.resume(with: $0) }
        }
        _ = try await withCheckedThrowingContinuation { continuation in
            append(half, offset: 0, parcel.bytes) { continuation.resume(with: $0) }
        }
        try await withCheckedThrowingContinuation { continuation in
            finish(half, size: parcel.size, id: parcel.id) { continuation.resume(with: $0) }
        }
    }
}
