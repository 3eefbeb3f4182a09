#if os(Linux)
    import ChatModel
    import HubServer
    import NIOCore
    import TestKit
    import Testing
    import Trust

    /// One address attacks, another chats: the one is delayed, told, and shut out; the other notices nothing.
    @Suite(.timeLimit(.minutes(1))) struct SiegeTests {
        private static let attacker = "127.0.0.2"

        @Test func whileOneAddressMakesAThousandConnectionsTenPeopleChat() async throws {
            try await withHub { hub in
                var people: [Guest] = []
                for number in 0..<10 { people.append(try await Guest.enter(hub, as: "person-\(number)")) }
                var room = RoomNumber(0)
                for person in people { room = try await person.join().room }
                let attack = Task { await Self.storm(hub, connections: 1_000) }
                let heard = try await Self.chat(people, in: room, texts: 20)
                let outcomes = await attack.value
                let all = Set((0..<10).flatMap { person in (0..<20).map { "\(person) \($0)" } })
                for texts in heard {
                    #expect(texts.count == 200)
                    #expect(Set(texts) == all)
                    for person in 0..<10 {
                        #expect(texts.filter { $0.hasPrefix("\(person) ") } == (0..<20).map { "\(person) \($0)" })
                    }
                }
                #expect(outcomes.door > 500)
                #expect(outcomes.open <= Limits().perAddress.sessions)
            }
        }

        /// What each of these people heard of what they all said.
        private static func chat(_ people: [Guest], in room: RoomNumber, texts: Int) async throws -> [[String]] {
            try await withThrowingTaskGroup(of: [String].self) { group in
                for (number, person) in people.enumerated() {
                    group.addTask {
                        for text in 0..<texts { try await person.say("\(number) \(text)", in: room) }
                        return try await person.texts(people.count * texts)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }

        /// What became of an attacker's connections.
        private struct Outcomes: Sendable {
            /// Closed without a word.
            var door = 0
            var told = 0
            var open = 0
        }

        private enum Outcome: Sendable {
            case door
            case told
            case open
        }

        /// Makes connections from one address, each bad in its way, and holds those that stay open.
        private static func storm(_ hub: HubServer, connections: Int) async -> Outcomes {
            await withTaskGroup(of: [Outcome].self) { group in
                for lane in 0..<20 {
                    group.addTask {
                        var outcomes: [Outcome] = []
                        for number in stride(from: lane, to: connections, by: 20) {
                            outcomes.append(await assault(hub, number))
                        }
                        return outcomes
                    }
                }
                return await group.reduce(into: Outcomes()) { sum, outcomes in
                    sum.door += outcomes.count { $0 == .door }
                    sum.told += outcomes.count { $0 == .told }
                    sum.open += outcomes.count { $0 == .open }
                }
            }
        }

        private static func assault(_ hub: HubServer, _ number: Int) async -> Outcome {
            guard let peer = try? await Guest.connect(hub, from: attacker) else { return .door }
            switch number % 3 {
            case 0: try? await peer.send(bytes: [0, 0, 0, 60, 1, 1])
            case 1: try? await peer.send(bytes: Array("GET / HTTP/1.1\r\n\r\n".utf8))
            default: break
            }
            do {
                _ = try await peer.nextAnswer(within: .milliseconds(200))
                return .told
            } catch { return peer.channel.isActive ? .open : .door }
        }

        @Test func overItsSessionsAnAddressIsToldAndThenMeetsAClosedDoor() async throws {
            var limits = Limits()
            limits.perAddress.sessions = 2
            limits.perAddress.refusals = Rate(perMinute: 1, burst: 1)
            try await withHub(limits: limits) { hub in
                let first = try await Guest.enter(hub, as: "one", from: Self.attacker)
                _ = try await Guest.enter(hub, as: "two", from: Self.attacker)
                let told = try await Guest.connect(hub, from: Self.attacker)
                guard case .refused(let refusal) = try await told.nextAnswer() else {
                    throw Guest.Unexpected(what: "refusal")
                }
                #expect(refusal.code == .tooManySessions)
                _ = try await told.end()
                #expect(try await Guest.connect(hub, from: Self.attacker).end() == [])
                _ = try await Guest.enter(hub, as: "other")
                await first.peer.close()
                try await Self.comeBack(hub, as: "three")
            }
        }

        /// Tries again until the hub has noticed that a connection is gone.
        private static func comeBack(_ hub: HubServer, as nick: String) async throws {
            let deadline = ContinuousClock.now + .seconds(10)
            while ContinuousClock.now < deadline {
                if (try? await Guest.enter(hub, as: nick, from: attacker)) != nil { return }
            }
            throw Guest.Unexpected(what: "a way back in")
        }

        @Test func aRefusalIsToldOverTLSToo() async throws {
            var limits = Limits()
            limits.perAddress.sessions = 0
            try await withHub(plain: false, limits: limits) { hub in
                let address = try #require(hub.addresses.first)
                let tls = try ClientTLS()
                let peer = try await ScriptedPeer.connect(to: address, from: Self.attacker) {
                    try $0.pipeline.syncOperations.addHandler(tls.handler(for: "127.0.0.1", HubCheck { _ in }))
                }
                guard case .refused(let refusal) = try await peer.nextAnswer() else {
                    throw Guest.Unexpected(what: "refusal")
                }
                #expect(refusal.code == .tooManySessions)
                _ = try await peer.end()
            }
        }

        @Test(arguments: [true, false])
        func farOverItsRateAnAddressIsClosedBeforeAByteIsRead(plain: Bool) async throws {
            var limits = Limits()
            limits.perAddress.arrivals = Rate(perMinute: 1, burst: 1)
            limits.perAddress.arrivalsWaiting = 0
            try await withHub(plain: plain, limits: limits) { hub in
                _ = try await Guest.connect(hub, from: Self.attacker)
                for _ in 0..<3 { #expect(try await Guest.connect(hub, from: Self.attacker).end() == []) }
                let other = try await Guest.connect(hub, from: "127.0.0.3")
                #expect(other.channel.isActive)
            }
        }

        @Test func whoIsOverItsRateIsReadLaterThoughItSentAllAtOnce() async throws {
            var limits = Limits()
            limits.postBurst = 10
            limits.postsPerSecond = 10
            try await withHub(limits: limits) { hub in
                let ann = try await Guest.enter(hub, as: "ann")
                let room = try await ann.join().room
                for number in 1...20 { try await ann.say("\(number)", in: room) }
                #expect(try await ann.texts(20) == (1...20).map(String.init))
            }
        }

        @Test func whoKeepsAskingForNonsenseIsPutOut() async throws {
            try await withHub { hub in
                let ann = try await Guest.enter(hub, as: "ann", from: Self.attacker)
                try await ann.peer.send(bytes: (0..<100).flatMap { _ in [0, 0, 0, 2, 250, 9] as [UInt8] })
                let last = try await ann.next { answer -> Refusal? in
                    if case .refused(let refusal) = answer, refusal.subject == .session { refusal } else { nil }
                }
                #expect(last.code == .tooFast)
                _ = try await ann.peer.end()
            }
        }
    }
#endif
