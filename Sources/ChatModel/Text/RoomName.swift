/// A room's name, kept without the `#` that it is written with; equal when their folds are.
package struct RoomName: Hashable, Sendable {
    /// The most UTF-8 bytes that a room name may have, without the `#`.
    package static let byteLimit = 48

    /// The name without `#`, as its first visitor wrote it.
    package let text: String
    /// The name's identity.
    package let fold: Fold

    /// Takes the name with or without its leading `#`.
    /// - Throws: ``InvalidText``.
    package init(_ text: String) throws(InvalidText) {
        let bare = text.hasPrefix("#") ? String(text.dropFirst()) : text
        let checked = try TextCheck.validate(bare, as: .name, limit: Self.byteLimit, what: .roomName)
        if let first = checked.unicodeScalars.first, "#@/".unicodeScalars.contains(first) {
            throw InvalidText(code: .forbidden(scalar: first.value), what: .roomName)
        }
        self.text = checked
        fold = Fold(checked)
    }

    private init(checked text: String) {
        self.text = text
        fold = Fold(text)
    }

    /// The room that everybody who names none comes into.
    package static let lobby = RoomName(checked: "lobby")

    /// The name as it is written: with `#`.
    package var written: String { "#" + text }

    package static func == (left: RoomName, right: RoomName) -> Bool { left.fold == right.fold }

    package func hash(into hasher: inout Hasher) { hasher.combine(fold) }
}
