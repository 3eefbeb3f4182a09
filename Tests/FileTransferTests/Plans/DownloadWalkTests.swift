import ChatModel
import FileStore
import Testing

@testable import FileTransfer

/// Gets through random cuts, damage and short answers against a model of a hub.
@Suite struct DownloadWalkTests {
    @Test(arguments: 1...40) func whateverHappensTheRightBytesArrive(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let content = pattern(Int.random(in: 0...3_300_000, using: &chance), seed: seed)
        var hasher = PieceHasher()
        hasher.update(content)
        let isShared = chance.one(in: 3)
        let file = SharedFile(
            name: try FileName("a"), size: UInt64(content.count), shape: .file, kind: .other, id: hasher.id)
        let ref = isShared ? FileRef.shared(try FilePath("a")) : .entry(RoomNumber(1), Seq(1))
        var (part, fetched): ([UInt8], Int) = ([], 0)
        var (cuts, damages, shorts) = (0, 0, 0)
        session: while true {
            // What stands on the disk after a cut may not be what was written.
            if !part.isEmpty, cuts > 0, chance.one(in: 8) {
                part[Int.random(in: part.indices, using: &chance)] ^= 0x10
                damages += 1
            }
            var plan = DownloadPlan(ref, expected: isShared ? nil : file, tags: TransferTags(block: 2_000))
            var (answers, underWay): ([Answer], Int) = ([], 0)
            while true {
                if cuts < 20, chance.one(in: 60) {
                    cuts += 1
                    continue session
                }
                switch plan.next() {
                case .ask(let tag, .open):
                    let opened = OpenedFile(name: file.name, size: file.size, id: isShared ? nil : file.id)
                    answers.append(.file(tag, .opened(opened)))
                case .ask(let tag, .digests(_, let first, let count)):
                    let end = min(Int(first) + Int(count), hasher.allDigests.count)
                    answers.append(.file(tag, .digests(first: first, Array(hasher.allDigests[Int(first)..<end]))))
                case .ask(let tag, .read(_, let offset, let count)):
                    var bytes = Array(content[Int(offset)..<Int(offset) + Int(count)])
                    fetched += bytes.count
                    underWay += bytes.count
                    #expect(underWay <= 262_144 && count <= 65_536)
                    if bytes.count > 10, chance.one(in: 20) {
                        shorts += 1
                        underWay -= bytes.count / 2
                        bytes.removeLast(bytes.count / 2)
                    }
                    if damages < 3, chance.one(in: 40) {
                        bytes[0] ^= 1
                        damages += 1
                    }
                    answers.append(.file(tag, .bytes(offset: offset, bytes)))
                    // An answer may be faster than the one before it.
                    if answers.count > 1, chance.one(in: 4) { answers.swapAt(answers.count - 1, answers.count - 2) }
                case .ask: Issue.record("nothing else is asked")
                case .prepare(let size):
                    #expect(size == file.size)
                    if part.count > content.count { part = [] }
                    plan.prepared(there: UInt64(part.count), checked: 0)
                case .check(let range, let digest):
                    let bytes = Array(part[Int(range.lowerBound)..<Int(range.upperBound)])
                    plan.checked(PieceHasher.digest(of: bytes) == digest)
                case .write(let bytes, let digest):
                    part += bytes
                    underWay -= bytes.count
                    guard let digest else { continue }
                    let piece = FilePieces.range(of: UInt64(part.count - 1) / FilePieces.bytes, inBytes: file.size)
                    #expect(UInt64(part.count) == piece.upperBound)
                    plan.checked(PieceHasher.digest(of: Array(part[Int(piece.lowerBound)...])) == digest)
                case .truncate(let offset):
                    part.removeSubrange(Int(offset)...)
                    underWay = 0
                case .tell: break
                case .wait: plan.hear(answers.removeFirst())
                case .finish:
                    #expect(part == content)
                    let again = (cuts + shorts) * 262_144 + damages * (content.count + 262_144)
                    #expect(fetched <= content.count + again)
                    return
                case .end(let failure):
                    Issue.record("\(failure)")
                    return
                }
            }
        }
    }
}
