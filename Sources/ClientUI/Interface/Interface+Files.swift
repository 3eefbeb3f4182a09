import ChatModel
import ClientCore
import TerminalCore

/// Files: the page of one that is looked at, and paths that are pasted or typed.
extension Interface {
    /// A key while a file is looked at.
    mutating func turnFile(_ key: Key, in client: Client, size: Size, around: Surroundings) -> [Outcome] {
        guard let page = FileScreen(client, size: size, around: around) else { return [] }
        switch around.keys.file.command(for: key) {
        case .leave: return [.action(.closeFile)]
        case .up: fileLine = page.first(fileLine - 1)
        case .down: fileLine = page.first(fileLine + 1)
        case .pageUp: fileLine = page.pageUp(from: page.first(fileLine))
        case .pageDown: fileLine = page.pageDown(from: page.first(fileLine))
        case .top: fileLine = 0
        case .bottom: fileLine = page.first(.max)
        case nil:
            guard let action = Self.movement(key, around.keys) else { return [] }
            return [.action(.closeFile), .action(action)]
        }
        return []
    }

    // MARK: Pasted paths

    /// The files that the text in the shown composer names, while they can be sent instead.
    func pastedFiles(in client: Client) -> PastedFiles? {
        guard let pasted = client.pasted, purpose(for: client) == nil,
            Self.draft(for: client) == Draft(hub: pasted.hub, conversation: pasted.conversation),
            composer(for: client).text == pasted.text
        else { return nil }
        return pasted
    }

    /// A key while pasted paths can be sent as files; nil if it has nothing to do with that.
    mutating func decidePasted(_ key: Key, in client: Client) -> [Outcome]? {
        guard pastedFiles(in: client) != nil, let draft = Self.draft(for: client) else { return nil }
        switch key {
        case .enter:
            submitted = .message(draft)
            return [.action(.sendsPasted(true))]
        case .escape: return [.action(.sendsPasted(false))]
        default: return nil
        }
    }

    /// What was pasted may be paths, if nothing else stands in the composer.
    func consider(_ key: Key, in client: Client) -> [Outcome] {
        guard case .paste = key, let draft = Self.draft(for: client), let text = drafts[draft]?.text,
            purpose(for: client) == nil, text.first.map({ "/'\"f".contains($0) }) == true
        else { return [] }
        return [.action(.pasted(text))]
    }

    // MARK: Typed paths

    /// A path whose folder was asked for, to be completed once its names are known.
    struct AwaitedPath: Hashable, Sendable {
        let draft: Draft
        let before: String
        let word: PathWord
    }

    /// Tab behind `/send`: asks for the names of the folder; nil where no path is being written.
    mutating func askForPath(_ client: Client) -> [Outcome]? {
        guard completion == nil, let draft = Self.draft(for: client) else { return nil }
        let before = composer(for: client).textBeforeCaret
        guard let word = PathWord(before: before) else { return nil }
        awaitedPath = AwaitedPath(draft: draft, before: before, word: word)
        return [.action(.wantsFolder(word.folder))]
    }

    /// The names of the folder have come: the first that fits is put in, if nothing else was typed meanwhile.
    mutating func completePath(in client: Client) {
        guard let awaited = awaitedPath, let folder = client.folder, folder.path == awaited.word.folder else { return }
        awaitedPath = nil
        var editor = composer(for: client)
        guard Self.draft(for: client) == awaited.draft, editor.textBeforeCaret == awaited.before,
            var completion = Completion(awaited.word, in: folder)
        else { return }
        let text = completion.next()
        guard editor.replace(0..<awaited.before.count, with: text) else { return hint = .full }
        drafts[awaited.draft] = editor
        // Behind the only one, the next Tab goes on into the folder.
        self.completion = completion.count == 1 ? nil : completion
    }
}

extension FileScreen {
    /// The page of the file that is looked at; nil when none is.
    init?(_ client: Client, size: Size, around: Surroundings) {
        guard let files = client.shownHub?.files, let viewed = files.viewed else { return nil }
        let transfer = files.transfers.values.first { $0.isOf(viewed) }
        self.init(file: viewed, transfer: transfer, now: client.now, size: size, around: around)
    }
}
