import ChatModel

/// A hub's index file as JSON.
struct IndexFields: Codable {
    private struct Closed: Codable {
        let user: String
        let seq: UInt64
    }

    private let name: String
    private let you: PersonFields
    private let order: [KeyFields]
    private var active: KeyFields?
    private let closed: [Closed]

    init(_ index: KeptIndex) {
        (name, you) = (index.name.text, PersonFields(index.you))
        (order, active) = (index.order.map(KeyFields.init), index.active.map(KeyFields.init))
        closed = index.closed.map { Closed(user: $0.key.digest.hex, seq: $0.value.value) }.sorted { $0.user < $1.user }
    }

    /// The index; nil without a name or a user. What else can't be what it should be is left out.
    var value: KeptIndex? {
        guard let name = try? HubName(name), let you = you.value else { return nil }
        let closed = closed.compactMap { one in Digest(hex: one.user).map { (UserID($0), Seq(one.seq)) } }
        return KeptIndex(
            name: name, you: you, order: order.compactMap(\.value), active: active?.value,
            closed: Dictionary(closed) { $1 })
    }
}
