import ChatModel
import FileStore
import Testing

@testable import FileTransfer

/// Puts through random cuts, losses and refusals against a model of a hub.
@Suite struct UploadWalkTests {
    /// A hub that keeps halves and contents, as the protocol says.
    private struct ModelHub {
        var halves: [Nonce: [UInt8]] = [:]
        var published: [Nonce: [UInt8]] = [:]
        /// The put of each tag of the present session.
        var puts: [ChatModel.Tag: Nonce] = [:]
        /// How many bytes came.
        var received = 0

        private func id(_ bytes: [UInt8]) -> FileID {
            var hasher = PieceHasher()
            hasher.update(bytes)
            return hasher.id
        }

        mutating func answer(_ tag: ChatModel.Tag, _ request: FileRequest) -> Answer? {
            switch request {
            case .put(_, let nonce, _):
                if published[nonce] != nil { return .accepted(nonce, Seq(1)) }
                puts[tag] = nonce
                let half = halves[nonce, default: []]
                halves[nonce] = half
                return .file(tag, .placed(offset: UInt64(half.count), id(half)))
            case .slice(let offset, let bytes):
                guard let nonce = puts[tag], let half = halves[nonce], UInt64(half.count) == offset else {
                    return .refused(Refusal(subject: .request(tag), code: .unexpected, detail: ""))
                }
                halves[nonce] = half + bytes
                received += bytes.count
                return .file(tag, .taken(offset: offset + UInt64(bytes.count)))
            case .finish(let put, let size, let id):
                guard let nonce = puts[put], let half = halves.removeValue(forKey: nonce) else { return nil }
                guard UInt64(half.count) == size, self.id(half) == id else {
                    return .refused(Refusal(subject: .request(tag), code: .fileDiffers, detail: ""))
                }
                published[nonce] = half
                return .accepted(nonce, Seq(1))
            case .drop(let nonce):
                halves[nonce] = nil
                return .done(tag)
            default: return nil
            }
        }

        /// The session is gone; on the disk are all slices, or all but the last.
        mutating func cut(_ chance: inout Chance) {
            puts = [:]
            guard chance.one(in: 3), let nonce = halves.keys.first, let half = halves[nonce] else { return }
            halves[nonce] = half.dropLast(min(half.count, 32_768))
        }
    }

    @Test(arguments: 1...40) func whateverHappensTheRightBytesArePublishedOnce(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let content = pattern(Int.random(in: 0...2_500_000, using: &chance), seed: seed)
        let isPipe = chance.one(in: 4)
        let offer = FileOffer(
            name: try FileName("a"), size: isPipe ? nil : UInt64(content.count), shape: .file, kind: .other)
        var (hub, nonce, hasher, cuts, renewals) = (ModelHub(), Nonce(seed), PieceHasher(), 0, 0)
        var nonces: UInt64 = seed << 20
        session: while true {
            nonces += 1
            let fresh = Nonce(nonces)
            var plan = UploadPlan(offer, into: RoomNumber(1), nonce: nonce, tags: TransferTags(block: 2_000)) { fresh }
            var (answers, sent, taken): ([Answer], UInt64, UInt64) = ([], 0, 0)
            while true {
                if cuts < 30, chance.one(in: 60) {
                    // What was under way arrives or does not; nobody hears of it.
                    hub.cut(&chance)
                    cuts += 1
                    if !isPipe, chance.one(in: 15), hub.halves[nonce] != nil { hub.halves[nonce] = [1, 2, 3] }
                    continue session
                }
                switch plan.next() {
                case .ask(let tag, let request): if let answer = hub.answer(tag, request) { answers.append(answer) }
                case .compare(let offset, let id):
                    hasher = PieceHasher()
                    hasher.update(content[..<Int(offset)])
                    plan.compared(hasher.id == id)
                case .send(let tag, let offset, let limit):
                    let bytes = Array(content[Int(offset)...].prefix(min(limit, isPipe ? 20_000 : limit)))
                    plan.sent(bytes.count)
                    sent = offset + UInt64(bytes.count)
                    #expect(sent - taken <= 262_144 && bytes.count <= 32_768)
                    if !bytes.isEmpty, let answer = hub.answer(tag, .slice(offset: offset, bytes)) {
                        answers.append(answer)
                    }
                case .finish(let tag, let put, let size):
                    hasher = PieceHasher()
                    hasher.update(content)
                    #expect(size == UInt64(content.count))
                    if let answer = hub.answer(tag, .finish(put, size: size, hasher.id)) { answers.append(answer) }
                case .tell(.renewed(let new)): (nonce, renewals) = (new, renewals + 1)
                case .tell(.began(let offset, _)): (sent, taken) = (offset, offset)
                case .tell: break
                case .wait:
                    let answer = answers.removeFirst()
                    if case .file(_, .taken(let offset)) = answer { taken = offset }
                    plan.hear(answer)
                case .end(let result):
                    #expect(throws: Never.self) { try result.get() }
                    #expect(Array(hub.published.values) == [content])
                    #expect(hub.received <= content.count * (renewals + 1) + cuts * 300_000)
                    return
                }
            }
        }
    }
}
