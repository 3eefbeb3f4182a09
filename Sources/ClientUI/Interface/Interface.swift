import ChatModel
import ClientCore
import TerminalCore

/// What the screen itself knows: what is being written, where one reads, what is hidden; the chat is the client's.
package struct Interface: Sendable {
    /// What a key led to, beyond the interface itself.
    package enum Outcome: Hashable, Sendable {
        case action(UserAction)
        /// Draw everything anew: the terminal may show something else.
        case redraw
        /// Leave the screen to the shell until the program is continued.
        case suspend
        /// Have the text of a composer changed in the person's own editor; it comes back through `edited`.
        case edit(Draft, String)
    }

    /// What is being written where.
    package internal(set) var drafts: [Draft: LineEditor] = [:]
    package internal(set) var history = InputHistory(limit: 500)
    /// What was taken since it was last asked for, to be kept for the next run.
    var written: [String] = []
    /// Where one reads in each conversation that is not at its end.
    package internal(set) var scrolls: [Draft: Scroll] = [:]
    package internal(set) var rooms = SideWish.fitting
    package internal(set) var members = SideWish.fitting
    /// The help page, and the number of its first line on the screen; nil while it is closed.
    package internal(set) var help: Int?
    package internal(set) var picker = PickerFocus.list
    /// The number of the first line of the doctor's page on the screen.
    package internal(set) var doctorLine = 0
    /// The box of the first question, or of a changed nick.
    package internal(set) var nickBox = LineEditor(byteLimit: Nick.byteLimit)
    /// What is typed as a hub's password.
    var passwordBox = Interface.emptyPasswordBox
    package internal(set) var addressBox = LineEditor(byteLimit: 1_024)
    /// The messages whose long blocks were opened, by conversation.
    var opened: [Draft: Set<Seq>] = [:]
    /// Whether all long blocks are shown whole.
    var opensAll = false
    /// The conversation's words alone, while they are on the screen.
    var bare: Bare?
    /// What is looked for in the shown conversation; nil while nothing is.
    var find: Find?
    /// The list of places to go to; nil while it is closed.
    var switcher: Switcher?
    /// The line at the top of a file that is looked at.
    var fileLine = 0
    /// A path that Tab was pressed behind.
    var awaitedPath: AwaitedPath?
    /// Select mode; nil while it is off.
    var selectMode: SelectMode?
    /// The sign that is to be given to the chosen message.
    package internal(set) var signBox = LineEditor(byteLimit: Reaction.byteLimit)
    /// The messages that composers answer.
    var replies: [Draft: Seq] = [:]
    /// A long paste that the person is asked about.
    var paste: Paste?
    /// How often a text that is to be said was changed, and at which of those changes the client was told.
    var changes: UInt64 = 0
    var toldChanges: UInt64 = 0
    /// A line of before that is looked for.
    var recalling: Recalling?
    /// How many lines before the newest the last word was taken from that was just put in.
    var lastWord: Int?
    /// What was cut out of composers.
    var kills = KillRing()
    /// What stood in composers before they were taken for the words of an edited message.
    var setAside: [Draft: LineEditor] = [:]
    /// What is looked for.
    package internal(set) var searchBox = LineEditor(byteLimit: 1_024)
    /// Whether the next letter takes the place of what was looked for: one came to look for something else.
    var replacesSearch = false
    /// The search whose line stands in the box.
    var searchText: String?
    /// The message that was jumped to last, marked until the person goes on.
    var revealed: Reveal?
    /// The chosen message that was last brought onto the screen.
    var followed: Seq?
    /// Something said in the status line until the next key.
    package internal(set) var hint: Hint?
    /// The names that Tab goes through, until another key.
    var completion: Completion?
    /// Where in the history each composer is.
    var recalls: [Draft: InputHistory] = [:]
    /// What the last key submitted: a command may have shown another room since.
    var submitted: Submitted?

    /// Whose text was submitted and not taken, until the next key that is pressed.
    var mistaken: Draft?

    /// Which text was submitted.
    enum Submitted: Hashable, Sendable {
        case message(Draft)
        case box
    }

    /// What the status line says until the next key.
    package enum Hint: Hashable, Sendable {
        /// Ctrl-c on an empty line: once more leaves.
        case quitAgain
        /// The message is as long as it may be.
        case full
        /// What was pasted does not fit into a message, so none of it was taken.
        case pastedTooMuch
        /// The window is too narrow for a side.
        case narrow
        /// Only one's own messages can be changed or taken back.
        case notYours
        /// Only operators pin messages in a room.
        case onlyOperators
        /// A message's words are on the clipboard.
        case copied
        /// An address is being opened.
        case opening(String)
        /// It is on the clipboard, since nothing can open it here.
        case linkCopied(String)
        case noLink
        /// What was typed can't be put under a message.
        case noSign
        /// The person's editor could not be started.
        case noEditor(String)
        /// The editor did not end well; the text is as before.
        case editorFailed
        /// What the editor left is longer than a message may be; the file in which it stands.
        case editedTooLong(file: String)
    }

    /// Where the keys of the picker go.
    package enum PickerFocus: Hashable, Sendable {
        case list
        case address
        case nick
    }

    /// The name of a composer: each conversation has its own.
    package struct Draft: Hashable, Sendable {
        let hub: HubKey
        let conversation: ConversationKey?
    }

    /// What the screen knows of the machine and the settings.
    let setting: Setting
    var lastOpened: OpenedLink?
    /// Whether the mouse scrolls and chooses.
    var usesMouse: Bool
    /// What settings are now, where neither the screen nor the machine says it.
    var settings: [ClientSetting: String]
    /// How many rows the lists at the sides are scrolled down.
    var sideRows = SideRows()

    /// How many rows the lists at the sides are scrolled down from where they stand by themselves.
    struct SideRows: Hashable, Sendable {
        var rooms = 0
        var members = 0
    }

    package init(_ setting: Setting = Setting()) {
        self.setting = setting
        usesMouse = setting.usesMouse
        settings = setting.kept.merging(setting.written) { $1 }
    }

    /// The composer's name for what is on the screen.
    static func draft(for client: Client) -> Draft? {
        guard case .hub(let key) = client.screen else { return nil }
        return Draft(hub: key, conversation: client.hubs[key]?.active)
    }

    /// What is being written on the screen now.
    func composer(for client: Client) -> LineEditor {
        var editor = Self.draft(for: client).flatMap { drafts[$0] } ?? LineEditor(byteLimit: MessageText.byteLimit)
        editor.kills = kills
        return editor
    }

    /// The submitted text was taken: it goes into the history, and the composer or box is empty.
    package mutating func taken(by client: Client) {
        switch submitted {
        case .message(let draft):
            if let editor = drafts.removeValue(forKey: draft) { remember(editor.text) }
            (recalls[draft], replies[draft]) = (nil, nil)
            if paste?.draft == draft { paste = nil }
            bringBack(draft)
        case .box:
            leaveBox()
        case nil: break
        }
        submitted = nil
    }

    /// Where the person reads what is on the screen; the client knows whether that is still an older part.
    func scroll(for client: Client) -> Scroll {
        guard let draft = Self.draft(for: client), case .older = client.shownHub?.shown?.view else { return .newest }
        return scrolls[draft] ?? .newest
    }
}
