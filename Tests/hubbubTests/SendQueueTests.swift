import ChatModel
import Testing

@testable import hubbub

@Suite struct SendQueueTests {
    private let room = RoomNumber(1)

    private func texts(_ requests: [Request]) -> [String] {
        requests.compactMap { request in
            guard case .post(let post) = request, case .text(let message) = post.body else { return nil }
            return message.text
        }
    }

    private func nonces(_ requests: [Request]) -> [Nonce] {
        requests.compactMap { if case .post(let post) = $0 { post.nonce } else { nil } }
    }

    private func filled(_ count: Int) throws -> SendQueue {
        var queue = SendQueue()
        for number in 1...count { queue.add(try MessageText("\(number)"), nonce: Nonce(UInt64(number))) }
        queue.connect()
        return queue
    }

    @Test func noMoreGoesOutThanTheCreditAllows() throws {
        var queue = try filled(5)
        let first = queue.take(credit: 3, room: room)
        #expect(texts(first) == ["1", "2", "3"])
        let second = queue.take(credit: 3, room: room)
        #expect(second.isEmpty)
        queue.acknowledge(Nonce(1))
        let third = queue.take(credit: 3, room: room)
        #expect(texts(third) == ["4"])
    }

    @Test func aNewSessionSendsAgainWhatIsNotKnownToBeStored() throws {
        var queue = try filled(4)
        _ = queue.take(credit: 4, room: room)
        queue.acknowledge(Nonce(2))
        queue.disconnect()
        queue.connect()
        let again = queue.take(credit: 4, room: room)
        #expect(nonces(again) == [Nonce(1), Nonce(3), Nonce(4)])
    }

    @Test func afterARefusalOfTheStorageAllGoesOutAgainInOrderAsANewAttempt() throws {
        var queue = try filled(3)
        _ = queue.take(credit: 3, room: room)
        let postponed = [Nonce(1), Nonce(2)].map { queue.postpone($0) }
        #expect(postponed == [true, false], "the same attempt is postponed once")
        let meanwhile = queue.take(credit: 3, room: room)
        #expect(meanwhile.isEmpty)
        queue.resume()
        let again = queue.take(credit: 3, room: room)
        #expect(texts(again) == ["1", "2", "3"])
        #expect(again.allSatisfy { if case .post(let post) = $0 { post.attempt == 1 } else { false } })
    }

    @Test func itIsDoneWhenTheInputEndedAndAllIsStored() throws {
        var queue = try filled(1)
        queue.endInput()
        #expect(!queue.isDone && queue.isWaiting)
        let ours = [Nonce(9), Nonce(1)].map { queue.acknowledge($0) }
        #expect(ours == [false, true])
        #expect(queue.isDone && !queue.isWaiting && queue.stored == 1)
    }

    /// A hub that stores in order, loses connections and refuses at random: what it has is what was given, once each.
    @Test(arguments: 0..<20)
    func whateverHappensEachIsStoredOnceAndInOrder(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var queue = SendQueue()
        var stored: [Nonce] = []
        var added: UInt64 = 0
        var flight: [Nonce] = []
        queue.connect()
        while !(queue.isDone && added == 400) {
            switch Int.random(in: 0..<10, using: &random) {
            case 0...2 where added < 400 && !queue.isFull:
                added += 1
                queue.add(try MessageText("\(added)"), nonce: Nonce(added))
                if added == 400 { queue.endInput() }
            case 3...4: flight += nonces(queue.take(credit: 8, room: room))
            case 5...8 where !flight.isEmpty:
                let nonce = flight.removeFirst()
                if !stored.contains(nonce) { stored.append(nonce) }
                queue.acknowledge(nonce)
            case 9 where Bool.random(using: &random):
                // The connection is lost; what was under way may have been stored all the same.
                for nonce in flight.prefix(Int.random(in: 0...flight.count, using: &random))
                where !stored.contains(nonce) { stored.append(nonce) }
                flight = []
                queue.disconnect()
                queue.connect()
            case 9 where !flight.isEmpty:
                if queue.postpone(flight[0]) {
                    flight = []
                    queue.resume()
                }
            default: continue
            }
            #expect(flight.count <= 8)
        }
        #expect(stored == (1...400).map { Nonce($0) })
    }
}

/// A small generator of random numbers that can be started anew (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
