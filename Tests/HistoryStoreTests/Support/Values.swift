import ChatModel
import HistoryStore
import Testing

let lobby = RoomNumber(1)
let garden = RoomNumber(2)
let ann = UserNumber(1)
let bob = UserNumber(2)

/// An empty ephemeral store that knows the rooms lobby and garden.
func storeWithRooms() async throws -> HistoryStore {
    let store = try HistoryStore.ephemeral()
    try await store.outcomes(of: try twoRooms())
    return store
}

/// The rooms lobby and garden, new.
func twoRooms() throws -> JournalBatch {
    JournalBatch(
        people: [], rooms: [try named(lobby, "lobby"), try named(garden, "garden")], submissions: [])
}

func named(_ number: RoomNumber, _ name: String) throws -> RoomRecord {
    RoomRecord(number: number, kind: .named(try RoomName(name)))
}

func userID(_ byte: UInt8) throws -> UserID {
    UserID(try #require(Digest([UInt8](repeating: byte, count: Digest.byteCount))))
}

func person(_ number: UInt32, _ nick: String) throws -> Person {
    Person(number: UserNumber(number), id: try userID(UInt8(number)), nick: try Nick(nick))
}

func said(_ text: String) throws -> Entry.Body { .text(try MessageText(text)) }

func post(
    _ text: String, nonce: UInt64, by author: UserNumber = ann, in room: RoomNumber = lobby
) throws -> Submission {
    Submission(room: room, author: author, nonce: Nonce(nonce), body: try said(text))
}

/// As many posts as the numbers, each with its number as nonce and in its text.
func posts(_ numbers: ClosedRange<UInt64>, in room: RoomNumber = lobby) throws -> [Submission] {
    try numbers.map { try post("line \($0)", nonce: $0, in: room) }
}

extension SubmissionOutcome {
    /// The entry if the submission was stored.
    var entry: Entry? {
        if case .stored(let entry) = self { entry } else { nil }
    }
}

extension JournalPage {
    /// The places of the page's entries.
    var places: [UInt64] { entries.map(\.seq.value) }
}
