import ChatModel
import Testing

@testable import ClientCore

/// Files that go to a hub.
@Suite struct UploadTests {
    @Test func aFileIsLookedAtThenCarriedThenItsEntryTakesItsPlace() throws {
        var rig = Rig.inLobby()
        #expect(rig.type("/send notes.txt").contains(.clearComposer))
        #expect(rig.transfers.isEmpty)
        rig.look { .fit(path: "/home/dana/\($0)", offer($0)) }
        #expect(rig.transfers.map(\.state) == [.waiting] && rig.carriages.isEmpty)
        rig.openCourier()
        let nonce = try #require(sentNonce(rig))
        #expect(
            rig.carriages.map(\.task) == [.put(path: "/home/dana/notes.txt", RoomNumber(10), nonce, offer("notes.txt"))]
        )
        #expect(rig.hub.transfers(below: .room(.lobby)).count == 1)
        rig.carried(.began(moved: 0, total: 1_000))
        rig.carried(.moved(400))
        #expect(rig.transfers.map(\.moved) == [400])
        let seq = rig.lobby.timeline.head.next
        rig.carried(.put(seq))
        #expect(rig.transfers.map(\.state) == [.stored(seq)])
        rig.event(
            .entry(
                Entry(
                    seq: seq, time: HubTime(milliseconds: 5), author: you.number, nonce: nonce,
                    body: .file(shared("notes.txt")))))
        #expect(rig.transfers.isEmpty && rig.keptTransfers == [])
    }

    private func sentNonce(_ rig: Rig) -> Nonce? {
        rig.transfers.lazy.compactMap { if case .put(let upload) = $0.job { upload.nonce } else { nil } }.first
    }

    @Test func aPathThatFellApartIsToldInOneNotice() {
        var rig = Rig.inLobby()
        rig.type("/send ~/no such file")
        rig.look { $0 == "such" ? .fit(path: "/such", offer("such")) : .nothing }
        #expect(rig.notices == [.noPaths(["~/no", "file"])])
        #expect(rig.transfers.isEmpty)
    }

    /// A folder with many files takes its time: until it is counted it can be left.
    @Test func whatIsBeingCountedCanBeCancelled() throws {
        var rig = Rig.inLobby()
        rig.type("/send photos")
        let id = try #require(rig.hub.files.counting.keys.first)
        #expect(rig.hub.files.counting[id]?.paths == ["photos"] && rig.transfers.isEmpty)
        let effects = rig.type("/cancel")
        #expect(effects.contains(.stopLooking(id)) && rig.hub.files.counting.isEmpty)
        rig.look { .fit(path: "/home/dana/\($0)", offer($0)) }
        #expect(rig.transfers.isEmpty)
        rig.type("/send photos")
        rig.look { .fit(path: "/home/dana/\($0)", offer($0)) }
        #expect(rig.transfers.count == 1 && rig.hub.files.counting.isEmpty)
    }

    @Test func whatIsNotThereIsTold() {
        var rig = Rig.inLobby()
        rig.type("/send a b c")
        rig.look { $0 == "a" ? .nothing : $0 == "b" ? .unfit("It is a socket.") : .fit(path: "/c", offer("c")) }
        #expect(rig.notices == [.noPath("a"), .unfitPath("It is a socket.")])
        // One mistake, as a forgotten "to", may have put the rest into the wrong room.
        #expect(rig.transfers.isEmpty)
    }

    @Test func whatOfAFolderIsNotSentIsTold() {
        var rig = Rig.inLobby()
        rig.type("/send photos")
        let omission = Omission(links: 2, names: 1)
        rig.look(leavingOut: omission) { .fit(path: "/home/dana/\($0)", offer($0)) }
        #expect(rig.transfers.count == 1 && rig.notices == [.leftOut("photos", omission)])
    }

    @Test func itGoesToAnotherRoomOrToSomebody() throws {
        var rig = Rig.inLobby()
        rig.type("/send a to #nowhere")
        #expect(rig.notices == [.notOpen(room("nowhere"))])
        rig.type("/send a to @ann")
        rig.look { .fit(path: "/\($0)", offer($0)) }
        rig.openCourier()
        #expect(rig.carriages.isEmpty)
        rig.joinedDirectly(rig.lastDirect, with: ann)
        rig.openCourier()
        #expect(rig.transfers.map(\.place) == [.direct(ann.id)])
        guard case .put(_, RoomNumber(20), _, _)? = rig.carriages.first?.task else {
            Issue.record("it goes into the direct room")
            return
        }
    }

    @Test func whoeverDoesNotExistGetsNothing() {
        var rig = Rig.inLobby()
        rig.type("/send a to @nobody")
        rig.look { .fit(path: "/\($0)", offer($0)) }
        rig.answer(.refused(Refusal(subject: .request(rig.lastDirect), code: .noSuchUser, detail: "")))
        #expect(rig.transfers.isEmpty)
    }

    @Test func afterACutItGoesOnOverTheNextConnection() throws {
        var rig = Rig.inLobby()
        rig.send("big.iso")
        rig.carried(.moved(600))
        let first = try #require(rig.courier)
        rig.apply(.courier(first, .ended(.lost)))
        #expect(rig.transfers.map(\.state) == [.waiting] && rig.carriages.count == 1)
        rig.wait(2_000)
        let second = try #require(rig.courier)
        #expect(second != first)
        rig.openCourier()
        #expect(rig.carriages.count == 2 && rig.carriages[0] == rig.carriages[1])
        // What still comes of the old connection changes nothing.
        rig.apply(.courier(first, .ended(.lost)))
        #expect(rig.transfers.map(\.state) == [.running])
    }

    @Test func triesGetRarerAndBeginAnewOnceAConnectionHasLasted() throws {
        var rig = Rig.inLobby()
        rig.send("a")
        var pauses: [UInt64] = []
        for _ in 0..<7 {
            rig.apply(.courier(try #require(rig.courier), .ended(.lost)))
            guard case .waiting(let retry) = rig.hub.files.courier else {
                Issue.record("a try is planned")
                return
            }
            pauses.append(retry.at.since(Monotonic(milliseconds: rig.time)))
            rig.wait(pauses.last ?? 0)
        }
        #expect(pauses.first.map { $0 < 1_300 } == true && pauses.last.map { $0 > 20_000 } == true)
        rig.openCourier()
        rig.wait(11_000)
        rig.apply(.courier(try #require(rig.courier), .ended(.lost)))
        guard case .waiting(let retry) = rig.hub.files.courier else { return }
        #expect(retry.at.since(Monotonic(milliseconds: rig.time)) < 1_300)
    }

    @Test func fourAreCarriedAtOnce() {
        var rig = Rig.inLobby()
        rig.type("/send a b c d e f")
        rig.look { .fit(path: "/\($0)", offer($0)) }
        rig.openCourier()
        #expect(rig.carriages.count == 4)
        rig.apply(.carried(rig.carriages[0].transfer, .failed(CarriageFailure(detail: "It is gone."))))
        #expect(rig.carriages.count == 5)
        #expect(rig.transfers.map(\.number) == [1, 2, 3, 4, 5, 6])
    }

    @Test func afterAMinuteWithoutWorkTheConnectionEnds() throws {
        var rig = Rig.inLobby()
        rig.send("a")
        rig.carried(.failed(CarriageFailure(detail: "no")))
        rig.wait(59_000)
        #expect(!rig.effects.contains { if case .closeCourier = $0 { true } else { false } })
        let effects = rig.wait(2_000)
        #expect(effects.contains(.closeCourier(try #require(rig.courier))))
        // And is made again for the next one.
        let before = rig.courier
        rig.type("/retry")
        #expect(rig.courier != before && rig.notices.last == .retryingFiles(1))
    }

    @Test func aFailedOneIsTriedAgainOrForgotten() throws {
        var rig = Rig.inLobby()
        rig.send("a")
        let nonce = try #require(sentNonce(rig))
        rig.carried(.failed(CarriageFailure(code: .noSpace, detail: "")))
        #expect(rig.transfers.first?.failure?.code == .noSpace)
        rig.type("/retry")
        #expect(rig.transfers.map(\.state) == [.running] && sentNonce(rig) == nonce)
        // A hub that has something else under that name is given another one.
        rig.carried(.failed(CarriageFailure(code: .fileDiffers, detail: "")))
        rig.type("/retry")
        #expect(sentNonce(rig) != nonce)
        rig.carried(.failed(CarriageFailure(code: .filesOff, detail: "")))
        rig.type("/cancel")
        #expect(rig.transfers.isEmpty && rig.notices.last == .cancelled("a"))
    }

    @Test func aBusyHubIsAskedAgainLater() {
        var rig = Rig.inLobby()
        rig.send("a")
        rig.carried(.failed(CarriageFailure(code: .tooManyTransfers, detail: "")))
        #expect(rig.transfers.map(\.state) == [.waiting] && rig.carriages.count == 1)
        rig.wait(5_100)
        #expect(rig.transfers.map(\.state) == [.running] && rig.carriages.count == 2)
    }

    @Test func cancelEndsWhatIsMeantAndTellsTheHub() throws {
        var rig = Rig.inLobby()
        rig.type("/cancel")
        #expect(rig.notices == [.nothingCarried])
        rig.type("/send a b")
        rig.look { .fit(path: "/\($0)", offer($0)) }
        rig.openCourier()
        rig.type("/cancel")
        guard case .transfers(let all)? = rig.notices.last else {
            Issue.record("both are listed")
            return
        }
        #expect(all.map(\.number) == [1, 2])
        rig.type("/cancel 3")
        #expect(rig.notices.last == .noSuchTransfer(3))
        let effects = rig.type("/cancel 2")
        let link = try #require(rig.courier)
        #expect(effects.contains(.drop(link, rig.carriages[1].transfer)))
        #expect(Rig.requests(effects).contains { if case .file(_, .drop) = $0 { true } else { false } })
        #expect(rig.transfers.map(\.job.name) == ["a"])
    }

    @Test func allAreEndedAtOnce() throws {
        var rig = Rig.inLobby()
        rig.type("/cancel all")
        #expect(rig.notices == [.nothingCarried])
        rig.type("/send a b c")
        rig.look { .fit(path: "/\($0)", offer($0)) }
        rig.openCourier()
        rig.carried(.failed(CarriageFailure(code: .fileTooLarge, detail: "", isFinal: true)))
        rig.type("/send d")
        let effects = rig.type("/cancel all")
        let link = try #require(rig.courier)
        #expect(effects.contains(.drop(link, rig.carriages[0].transfer)))
        #expect(effects.contains { if case .stopLooking = $0 { true } else { false } })
        #expect(rig.transfers.isEmpty && rig.hub.files.counting.isEmpty && rig.notices.last == .allCancelled(4))
    }

    @Test func whatIsClosedIsSentNothingAnyMore() {
        var rig = Rig.inLobby()
        rig.type("/join #build")
        rig.joined(nil, room("build"), number: 11)
        rig.send("a")
        rig.type("/leave")
        #expect(rig.transfers.isEmpty)
    }

    @Test func aHubWithoutFilesSaysSo() {
        var rig = Rig()
        rig.user(.picker(.address("10.0.0.1")))
        let welcome = Welcome(you: you, time: HubTime(milliseconds: 2_000_000), credit: 256, people: 3)
        rig.apply(
            .connection(
                rig.link,
                .opened(
                    Opened(
                        hub: Rig.hub, name: hubName("lab"), address: Rig.address, welcome: welcome, hasFiles: false))))
        rig.joined()
        for line in ["/send a", "/files", "/get a", "/view a", "/files hub"] {
            rig.type(line)
            #expect(rig.notices.last == .noFiles, "\(line)")
        }
        #expect(rig.notices.count == 5 && rig.transfers.isEmpty)
    }

    @Test func whatWasOnItsWayGoesOnInTheNextRun() throws {
        var rig = Rig.inLobby()
        rig.send("big.iso")
        rig.carried(.moved(600))
        rig.type("/get hub:handbook.pdf")
        let kept = try #require(rig.keptTransfers)
        #expect(kept.count == 2)

        var next = Rig { started in
            started.transfers = kept
            started.remembered = [
                RememberedHub(
                    id: Rig.hub, name: hubName("lab"), address: Rig.address, met: HubTime(milliseconds: 1), rooms: [])
            ]
        }
        next.welcome()
        next.joined()
        next.openCourier()
        #expect(next.carriages.map(\.task) == rig.carriages.map(\.task))
        #expect(next.notices == [.transfersGoOn(2)])
        next.carried(.got(path: "/home/dana/Downloads/handbook.pdf"))
        #expect(next.keptTransfers?.count == 1)
        next.lose()
        next.wait(60_000)
        next.welcome()
        next.joined()
        #expect(next.notices.count { if case .transfersGoOn = $0 { true } else { false } } == 1)
    }

    @Test func quittingClosesTheConnectionAndKeepsWhatIsNotOver() throws {
        var rig = Rig.inLobby()
        rig.send("a")
        let effects = rig.user(.quit)
        #expect(effects.contains(.closeCourier(try #require(rig.courier))))
        #expect(rig.keptTransfers?.count == 1)
    }

    @Test func droppedPathsAreOfferedAndSent() throws {
        var rig = Rig.inLobby()
        rig.user(.pasted("/tmp/a\\ b.pdf "))
        rig.look { $0 == "/tmp/a b.pdf" ? .fit(path: $0, offer("a b.pdf")) : .nothing }
        #expect(rig.client.pasted?.files.map(\.path) == ["/tmp/a b.pdf"])
        rig.user(.sendsPasted(false))
        #expect(rig.client.pasted == nil && rig.transfers.isEmpty)
        rig.user(.pasted("/tmp/x /tmp/y"))
        rig.look { $0 == "/tmp/x" ? .fit(path: $0, offer("x")) : .nothing }
        #expect(rig.client.pasted == nil)
        rig.user(.pasted("/tmp/x /tmp/y"))
        rig.look { $0.contains(" ") ? .nothing : .fit(path: $0, offer(String($0.dropFirst(5)))) }
        #expect(rig.user(.sendsPasted(true)).contains(.clearComposer))
        #expect(rig.transfers.map(\.job.name) == ["x", "y"])
    }

    @Test func whatIsNoPathAsksTheDiskNothing() {
        var rig = Rig.inLobby()
        for text in ["hello", "see /tmp", "'quoted'", "file.txt"] {
            let effects = rig.user(.pasted(text))
            #expect(!effects.contains { if case .lookAt = $0 { true } else { false } }, "\(text)")
        }
    }
}
