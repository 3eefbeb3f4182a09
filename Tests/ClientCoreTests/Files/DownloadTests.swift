import ChatModel
import Testing

@testable import ClientCore

/// Files that come from a hub.
@Suite struct DownloadTests {
    private static let spot = FileSpot(.room(.lobby), Seq(3))

    private func rig() -> Rig {
        Rig.inLobby([entry(1, by: ann, "hello"), fileEntry(2, "old.txt"), fileEntry(3, "new.txt", size: 4_000)])
    }

    @Test func theNewestOrTheChosenOneIsMeant() {
        var rig = rig()
        rig.type("/get")
        rig.openCourier()
        let file = shared("new.txt", size: 4_000)
        #expect(
            rig.carriages.map(\.task) == [.get(.entry(RoomNumber(10), Seq(3)), file: file, destination: nil)])
        rig.user(.select(.at(Seq(2))))
        rig.type("/get")
        #expect(
            rig.carriages.last?.task == .get(.entry(RoomNumber(10), Seq(2)), file: shared("old.txt"), destination: nil))
        rig.user(.select(.at(Seq(1))))
        rig.type("/get")
        #expect(rig.notices == [.noFileHere])
    }

    @Test func itIsShownBesideItsMessageAndThenWhereItStands() {
        var rig = rig()
        rig.type("/get NEW.TXT as /tmp/x")
        rig.openCourier()
        rig.carried(.began(moved: 1_000, total: 4_000))
        #expect(rig.hub.transfers(below: .room(.lobby)).isEmpty)
        #expect(rig.hub.files.transfer(at: Self.spot)?.moved == 1_000)
        rig.type("/get new.txt")
        #expect(rig.notices == [.alreadyFetching("new.txt")])
        rig.carried(.got(path: "/tmp/x"))
        #expect(rig.hub.files.saved == [Self.spot: "/tmp/x"] && rig.transfers.isEmpty)
        #expect(rig.notices.count == 1)
    }

    /// What stands beside a message that is not on the screen is seen by nobody.
    @Test func whatIsOutOfSightIsToldInALine() {
        var rig = Rig.inLobby([fileEntry(1, "new.txt", size: 4_000)] + entries(2...20))
        rig.type("/get new.txt")
        rig.openCourier()
        let failure = CarriageFailure(code: .noSpace, detail: "The disk is full.")
        rig.carried(.failed(failure))
        #expect(rig.notices == [.notFetched("new.txt", failure)])
        rig.type("/retry")
        rig.carried(.got(path: "/d/new (1).txt"))
        #expect(rig.notices.last == .saved("new.txt", path: "/d/new (1).txt"))
        #expect(rig.hub.files.saved == [FileSpot(.room(.lobby), Seq(1)): "/d/new (1).txt"])
        let count = rig.notices.count
        rig.user(.scrolled(.older(top: Seq(1), bottom: Seq(9))))
        rig.type("/get new.txt")
        rig.carried(.got(path: "/d/new (2).txt"))
        #expect(rig.notices.count == count)
    }

    @Test func whoeverCancelsIsToldWhatStays() {
        var rig = rig()
        rig.type("/get new.txt")
        rig.openCourier()
        rig.type("/cancel")
        #expect(rig.notices == [.cancelled("new.txt")])
        rig.type("/get new.txt")
        rig.carried(.began(moved: 0, total: 4_000))
        rig.carried(.moved(1_000))
        rig.type("/cancel")
        #expect(rig.notices.last == .fetchCancelled("new.txt") && rig.transfers.isEmpty)
    }

    @Test func theSpeedIsThatOfTheLastSeconds() {
        var rig = rig()
        rig.type("/get new.txt")
        rig.openCourier()
        rig.carried(.began(moved: 0, total: 4_000))
        for step in 1...4 {
            rig.wait(500)
            rig.carried(.moved(UInt64(step) * 500))
        }
        let transfer = rig.transfers[0]
        let now = Monotonic(milliseconds: rig.time)
        #expect(transfer.speed(at: now) == 1_000 && transfer.secondsLeft(at: now) == 2)
        #expect(transfer.speed(at: now.advanced(by: 2_000)) == 500)
    }

    @Test func aMessageThatIsTakenBackEndsItsFetch() throws {
        var rig = rig()
        rig.type("/get new.txt")
        rig.openCourier()
        let link = try #require(rig.courier)
        let effects = rig.event(
            .entry(
                Entry(
                    seq: Seq(4), time: HubTime(milliseconds: 4), author: ann.number, nonce: Nonce(4),
                    body: .deletion(of: Seq(3)))))
        #expect(effects.contains(.drop(link, rig.carriages[0].transfer)))
        #expect(rig.transfers.isEmpty && rig.notices == [.fileTakenBack("new.txt")])
    }

    /// Nobody goes on with it, so no part of it stays.
    @Test func whatIsHereOfAFileThatIsTakenBackGoes() throws {
        var rig = rig()
        rig.type("/get new.txt as ~/x")
        rig.openCourier()
        rig.carried(.failed(CarriageFailure(code: .noSpace, detail: "The disk is full.")))
        let effects = rig.event(
            .entry(
                Entry(
                    seq: Seq(4), time: HubTime(milliseconds: 4), author: ann.number, nonce: Nonce(4),
                    body: .deletion(of: Seq(3)))))
        #expect(effects.contains(.discardPart(shared("new.txt", size: 4_000), destination: "~/x")))
        #expect(rig.transfers.isEmpty)
    }

    /// What the hub does not keep any more is not among what can be tried again.
    @Test func whatHasExpiredIsSaidBesideItsMessage() {
        var rig = rig()
        rig.type("/get new.txt")
        rig.openCourier()
        rig.carried(.failed(CarriageFailure(code: .noSuchFile, detail: "It is gone.", isFinal: true)))
        #expect(rig.transfers.isEmpty && rig.notices.isEmpty)
        #expect(rig.hub.files.isGone(RoomNumber(10), Seq(3)) && !rig.hub.files.isGone(RoomNumber(10), Seq(2)))
        // It may have been put there anew since.
        rig.type("/get new.txt")
        rig.carried(.got(path: "/d/new.txt"))
        #expect(!rig.hub.files.isGone(RoomNumber(10), Seq(3)))
    }

    @Test func whatHasExpiredOutOfSightIsToldInALine() throws {
        var rig = Rig.inLobby([fileEntry(1, "new.txt", size: 4_000)] + entries(2...20))
        rig.type("/get new.txt")
        rig.openCourier()
        rig.carried(.failed(CarriageFailure(code: .noSuchFile, detail: "It is gone.", isFinal: true)))
        #expect(rig.transfers.isEmpty && rig.notices == [.fileGone("new.txt")])
        rig.type("/files")
        let asked = try #require(rig.lastList)
        let listed = ListedFile(
            room: RoomNumber(10), seq: Seq(1), time: HubTime(milliseconds: 1), author: ann.nick,
            file: shared("new.txt", size: 4_000))
        rig.answer(.file(asked.tag, .listed(FileList(entries: [listed], next: nil))))
        #expect(rig.notices.last == .files([.entry(listed, room: .room(.lobby), isGone: true)], .room, more: false))
        let failure = CarriageFailure(code: .noSuchFile, detail: "It is gone.", isFinal: true)
        rig.type("/get hub:a")
        rig.carried(.failed(failure))
        #expect(rig.transfers.isEmpty && rig.notices.last == .notFetched("a", failure))
    }

    @Test func listsAreNumberedAndHideTheIgnored() throws {
        var rig = rig()
        rig.type("/ignore bob")
        rig.type("/files")
        let asked = try #require(rig.lastList)
        #expect(asked.place == .room(RoomNumber(10)))
        let files = [("c", ann), ("b", bob), ("a", ann)].enumerated().map { index, file in
            ListedFile(
                room: RoomNumber(10), seq: Seq(UInt64(9 - index)), time: HubTime(milliseconds: 9),
                author: file.1.nick, file: shared(file.0))
        }
        rig.answer(.file(asked.tag, .listed(FileList(entries: Array(files[..<2]), next: 7))))
        let second = try #require(rig.lastList)
        #expect(second.after == 7 && second.tag != asked.tag)
        rig.answer(.file(second.tag, .listed(FileList(entries: [files[2]], next: nil))))
        guard case .files(let lines, .room, more: false)? = rig.notices.last else {
            Issue.record("the files are listed")
            return
        }
        #expect(lines.map(\.name.text) == ["c", "a"])
        rig.type("/get 2")
        rig.openCourier()
        #expect(rig.carriages.last?.task == .get(.entry(RoomNumber(10), Seq(7)), file: shared("a"), destination: nil))
        rig.type("/get 3")
        #expect(rig.notices.last == .noSuchNumber(3))
    }

    @Test func theSharedFolderIsListedAndFetchedFrom() throws {
        var rig = rig()
        rig.type("/files hub docs")
        let asked = try #require(rig.lastList)
        #expect(asked.place == .shared(path("docs")))
        let lines = [("img", true), ("handbook.pdf", false)].map { name, isFolder in
            SharedLine(name: fileName(name), isFolder: isFolder, size: 9, time: HubTime(milliseconds: 9))
        }
        rig.answer(.file(asked.tag, .listed(FileList(shared: lines, next: nil))))
        rig.type("/view 1")
        #expect(rig.notices.last == .isFolder(path("docs/img")))
        rig.type("/get 2")
        rig.openCourier()
        #expect(rig.carriages.last?.task == .get(.shared(path("docs/handbook.pdf")), file: nil, destination: nil))
        #expect(rig.hub.transfers(below: .room(.lobby)).map(\.total) == [9])
        rig.carried(.got(path: "/d/handbook.pdf"))
        rig.type("/get 1")
        #expect(rig.carriages.last?.task == .get(.shared(path("docs/img")), file: nil, destination: nil))
        #expect(rig.hub.transfers(below: .room(.lobby)).map(\.total) == [nil])
        rig.carried(.began(moved: 0, total: 30))
        rig.carried(.leftOut(["a", "b"]))
        #expect(rig.notices.last == .notGiven("img", ["a", "b"]))
        rig.carried(.got(path: "/d/img"))
        rig.type("/get 2")
        rig.carried(.got(path: "/d/handbook.pdf"))
        #expect(rig.notices.last == .saved("handbook.pdf", path: "/d/handbook.pdf"))
        rig.type("/get hub:x/y")
        #expect(rig.carriages.last?.task == .get(.shared(path("x/y")), file: nil, destination: nil))
    }

    @Test func aNameThatIsNotLoadedIsLookedForAtTheHub() throws {
        var rig = rig()
        rig.type("/get ancient.txt")
        let asked = try #require(rig.lastList)
        let listed = ListedFile(
            room: RoomNumber(10), seq: Seq(2), time: HubTime(milliseconds: 2), author: ann.nick,
            file: shared("Ancient.txt"))
        rig.answer(.file(asked.tag, .listed(FileList(entries: [listed], next: 5))))
        rig.openCourier()
        #expect(rig.carriages.count == 1)
        rig.type("/get nothing.txt")
        let again = try #require(rig.lastList)
        rig.answer(.file(again.tag, .listed(FileList(next: nil))))
        #expect(rig.notices == [.noSuchFile("nothing.txt")])
        rig.type("/files")
        let third = try #require(rig.lastList)
        rig.answer(.refused(Refusal(subject: .request(third.tag), code: .filesOff, detail: "")))
        #expect(rig.notices.last == .noFiles)
    }

    @Test func withTheConnectionAQuestionIsLost() {
        var rig = rig()
        rig.type("/files")
        rig.lose()
        #expect(rig.notices.last == .unanswered(.files))
        rig.type("/get new.txt")
        #expect(rig.notices.last == .notConnected(.get))
    }

    @Test func aFileIsLookedAt() throws {
        var rig = rig()
        rig.type("/view old.txt")
        rig.openCourier()
        #expect(
            rig.carriages.last?.task
                == .look(.entry(RoomNumber(10), Seq(2)), file: shared("old.txt"), limit: 1 << 20))
        #expect(rig.hub.files.viewed?.content == .fetching && rig.keptTransfers ?? [] == [])
        rig.carried(.seen(Array("one\u{1B}[31m\r\ntw\u{202E}o\n".utf8), isWhole: true))
        #expect(rig.hub.files.viewed?.content == .text(["one␛[31m", "tw\u{FFFD}o"], isWhole: true))
        rig.user(.closeFile)
        #expect(rig.hub.files.viewed == nil && rig.transfers.isEmpty)
        // Whoever goes before it is there fetches it no further.
        rig.type("/view old.txt")
        let effects = rig.user(.closeFile)
        #expect(effects.contains(.drop(try #require(rig.courier), rig.carriages[1].transfer)))
    }

    @Test func whatCantBeLookedAtSaysWhy() {
        var rig = rig()
        rig.type("/view old.txt")
        rig.openCourier()
        rig.carried(.failed(CarriageFailure(code: .noSuchFile, detail: "It is gone.")))
        #expect(
            rig.hub.files.viewed?.content == .failed(CarriageFailure(code: .noSuchFile, detail: "It is gone.")))
        #expect(rig.transfers.isEmpty)
    }

    @Test(
        arguments: [
            ([0x61, 0x00, 0x62], true, nil), ([0xFF, 0x61], true, nil), ([], true, []), ([0x0A], true, [""]),
            ([0x61, 0xE4, 0xB8], false, ["a"]), ([0x61, 0xE4, 0xB8], true, nil), ([0x9, 0x61, 0x7F], true, ["\ta␡"]),
            ([0xC2, 0x9B], true, ["\u{FFFD}"]),
        ] as [([UInt8], Bool, [String]?)])
    func onlyTextIsShown(bytes: [UInt8], isWhole: Bool, lines: [String]?) {
        #expect(TextPage.lines(of: bytes, isWhole: isWhole) == lines)
    }

    @Test func aLongLineIsParted() {
        let lines = TextPage.lines(of: [UInt8](repeating: 0x61, count: 1_201), isWhole: true)
        #expect(lines?.map(\.count) == [500, 500, 201])
    }
}
