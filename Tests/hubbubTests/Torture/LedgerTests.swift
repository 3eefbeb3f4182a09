import ChatModel
import Testing

@testable import hubbub_torture

@Suite struct LedgerTests {
    /// Two people said five things in two rooms; all of them are known to be stored and were seen.
    private struct Scene {
        var ledger = Ledger()
        var lines: [String: [ShownLine]] = [
            "#a": [line(1, by: 1, 11), line(2, by: 2, 21), line(3, by: 1, 12)],
            "#b": [line(1, by: 2, 22), line(2, by: 2, 23)],
        ]

        init() {
            for (room, author, number) in [
                ("#a", 1, 1), ("#a", 1, 2), ("#a", 2, 1), ("#b", 2, 2), ("#b", 2, 3),
            ] {
                let nonce = Nonce(UInt64(author * 10 + number))
                ledger.take(.said(room: room, nonce, number: UInt64(number)), of: "c\(author)")
                ledger.take(.stored(nonce), of: "c\(author)")
            }
            for (room, lines) in lines {
                for line in lines { ledger.take(.showed(room: room, line), of: "c1") }
            }
        }

        mutating func findings() -> [Finding.Kind] {
            var findings: [Finding] = []
            for (room, lines) in lines {
                let faces = lines.map { Face(line: $0, text: "words") }
                let authors = [UserNumber(1): "c1", UserNumber(2): "c2"]
                findings += ledger.take(Reading(lines: lines, faces: faces, authors: authors), of: room)
            }
            return (findings + ledger.findings()).map(\.kind)
        }

        static func line(_ seq: UInt64, by author: UInt32, _ nonce: UInt64) -> ShownLine {
            ShownLine(seq: Seq(seq), author: UserNumber(author), nonce: Nonce(nonce))
        }
    }

    private static func line(_ seq: UInt64, by author: UInt32, _ nonce: UInt64) -> ShownLine {
        Scene.line(seq, by: author, nonce)
    }

    @Test func aWholeJournalHasNothingToFind() {
        var scene = Scene()
        #expect(scene.findings().isEmpty)
    }

    @Test func aLineThatWasSeenAndAcknowledgedAndIsGoneIsLost() {
        var scene = Scene()
        scene.lines["#b"]?.removeLast()
        #expect(scene.findings() == [.lost, .lost])
    }

    @Test func anEmptyPlaceIsALoss() {
        var scene = Scene()
        scene.lines["#a"]?.remove(at: 1)
        #expect(scene.findings().contains(.lost))
    }

    @Test func aLineThatStandsTwiceIsFound() {
        var scene = Scene()
        scene.lines["#b"]?.append(Self.line(3, by: 2, 23))
        #expect(scene.findings().contains(.twice))
    }

    @Test func anAuthorsLinesInAnotherOrderAreFound() {
        var scene = Scene()
        scene.lines["#b"] = [Self.line(1, by: 2, 23), Self.line(2, by: 2, 22)]
        #expect(scene.findings().contains(.disorder))
    }

    @Test func aLineOfSomebodyElseIsFound() {
        var scene = Scene()
        scene.lines["#b"]?[1] = Self.line(2, by: 1, 23)
        #expect(scene.findings().contains(.disorder))
    }

    @Test func aLineThatNobodySaidIsFound() {
        var scene = Scene()
        scene.lines["#b"]?.append(Self.line(3, by: 2, 99))
        #expect(scene.findings() == [.disorder])
    }

    @Test func aJournalThatChangesItsPastIsFound() {
        var scene = Scene()
        #expect(scene.findings().isEmpty)
        scene.lines["#a"]?.removeLast()
        #expect(scene.findings().contains(.lost))
    }

    @Test func aPostOfAnOutboxArrivesUnlessTheHubWillNotTakeIt() {
        var scene = Scene()
        scene.ledger.take(.said(room: "#b", Nonce(13), number: 3), of: "c1")
        scene.ledger.take(.said(room: "#b", Nonce(14), number: 4), of: "c1")
        scene.ledger.take(.kept(Nonce(13)), of: "c1")
        scene.ledger.take(.kept(Nonce(14)), of: "c1")
        scene.ledger.take(.failed(Nonce(14), code: 21), of: "c1")
        #expect(scene.findings() == [.lost])
        scene.lines["#b"]?.append(Self.line(3, by: 1, 13))
        #expect(scene.findings().isEmpty)
    }

    @Test func beingToldOfAResetIsALoss() {
        var scene = Scene()
        scene.ledger.take(.reset(room: "#a"), of: "c2")
        #expect(scene.findings() == [.lost])
    }

    @Test func aClientThatShowsSomethingElseIsFound() {
        var scene = Scene()
        _ = scene.findings()
        var print = Fingerprint()
        for line in scene.lines["#a"] ?? [] { print.add(Face(line: line, text: "words")) }
        let whole = ShownSpan(first: Seq(1), last: Seq(3), print: print.value)
        #expect(scene.ledger.check(whole, of: "#a", by: "c1") == nil)
        for wrong in [
            ShownSpan(first: Seq(2), last: Seq(3), print: print.value),
            ShownSpan(first: Seq(1), last: Seq(2), print: print.value),
            ShownSpan(first: Seq(1), last: Seq(3), print: print.value &+ 1),
        ] {
            #expect(scene.ledger.check(wrong, of: "#a", by: "c1")?.kind == .differs)
        }
    }
}
