import ChatModel
import Foundation

/// The file `drafts.json`: what a person was writing in each conversation. Every call blocks on the disk.
///
/// A file that can't be understood counts as missing: there is nothing in it that a person could mend.
package struct DraftsFile: Sendable {
    /// The most drafts that are kept; beyond it, those that were not changed for longest go.
    static let limit = 24

    package let path: String

    package init(path: String) { self.path = path }

    /// What was kept, the draft that was changed last at the end.
    /// - Throws: ``ProfileError`` if it can't be read, or if others may change it.
    package func read() throws(ProfileError) -> [KeptDraft] {
        do {
            guard let text = try PrivateText(path: path).read() else { return [] }
            let fields = try? JSONDecoder().decode([DraftFields].self, from: Data(text.utf8))
            return (fields ?? []).compactMap(\.value)
        } catch {
            guard error.code == .malformed else { throw error }
            return []
        }
    }

    /// Keeps what the drafts of these places are now, empty for none; those of other places, which another client of the
    /// same person may be writing, stay as they are.
    /// - Throws: ``ProfileError``.
    package func update(_ changes: [DraftPlace: String]) throws(ProfileError) {
        let kept = try read().filter { changes[$0.place] == nil }
        let changed = changes.filter { !$0.value.isEmpty }.map { KeptDraft(place: $0.key, text: $0.value) }
        let fields = (kept + changed).suffix(Self.limit).map(DraftFields.init)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data: Data
        do { data = try encoder.encode(fields) } catch {
            throw ProfileError(.unwritable, "\(path) can't be written.", cause: error)
        }
        try PrivateText(path: path).write(data, isSafe: false)
    }
}

/// A draft, as JSON has it.
private struct DraftFields: Codable {
    let hub: String
    let conversation: KeyFields
    let text: String

    init(_ draft: KeptDraft) {
        hub = draft.place.hub.digest.hex
        conversation = KeyFields(draft.place.conversation)
        text = draft.text
    }

    /// The draft; nil if a field can't be what it should be.
    var value: KeptDraft? {
        guard let digest = Digest(hex: hub), let key = conversation.value else { return nil }
        return KeptDraft(place: DraftPlace(hub: HubID(digest), conversation: key), text: text)
    }
}
