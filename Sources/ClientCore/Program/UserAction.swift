import ChatModel

/// What a person does on the screen, whatever key stands for it.
package enum UserAction: Hashable, Sendable {
    /// Enter in the composer.
    case submit(String)
    /// Say these texts one after the other, as they stand: none of them is a command.
    case say([String])
    /// The person writes in the composer (true), or emptied it.
    case writes(Bool)
    /// Show this conversation.
    case show(ConversationKey)
    /// Show the conversation with this number in the list, counted from 1.
    case showNumber(Int)
    case showNext
    case showPrevious
    /// Show the next one with news: with mentions first, then direct conversations, then the others.
    case showUnread
    /// Show the one that was shown before.
    case showLast
    /// Choose a message of the shown conversation, for commands.
    case select(Selecting)
    /// Show the first unread line of the shown conversation.
    case jumpToUnread
    /// Show the next line of the shown conversation that speaks of the user.
    case jumpToMention(Direction)
    /// Show the message so many messages before the end of the shown conversation.
    case lookBack(Int)
    /// What is in the composer is no longer to change a message.
    case cancelEdit
    case search(SearchAction)
    case catchUp(CatchUpAction)
    /// The timeline was scrolled; tells which part of it is on the screen now.
    case scrolled(View)
    /// The top is reached and more is wanted.
    case loadOlder
    /// Everything in the shown conversation is read.
    case markRead
    /// The terminal gained or lost the focus.
    case focused(Bool)
    /// The nick chosen at the first start.
    case choseNick(String)
    /// The person trusts the shown hub's key, or not.
    case trusts(Bool)
    /// What the person typed as the shown hub's password; nil to go away.
    case givesPassword(String?)
    case picker(PickerAction)
    /// A text came from outside into the composer, and is all that stands there.
    case pasted(String)
    /// The pasted paths are sent as files, or stay a text.
    case sendsPasted(Bool)
    /// Tab asks for the names of a folder of this machine, as it is written.
    case wantsFolder(String)
    /// Look no longer at a file.
    case closeFile
    case quit
}

/// How a message is chosen.
package enum Selecting: Hashable, Sendable {
    /// The next one in a direction; first, the last one on the screen.
    case next(Direction)
    /// The one at this place.
    case at(Seq)
    case none
}

/// What a person does in a search.
package enum SearchAction: Hashable, Sendable {
    /// Begin one: show it, empty.
    case open
    /// Look for what was typed.
    case ask(String)
    /// Move the choice by so many rows.
    case move(Int)
    /// Show the chosen message in its room.
    case choose
    /// Show the message of a row, as by a click.
    case chooseRow(Int)
    /// From the room that was reached back to what was found.
    case back
    /// Leave it, to where one was before.
    case close
}

/// What a person does in the list of hubs.
package enum PickerAction: Hashable, Sendable {
    /// Open the list.
    case open
    /// Go back to the hub that was shown.
    case close
    /// Move the choice by so many rows.
    case move(Int)
    /// Go to the chosen hub.
    case choose
    /// Read what was kept of the chosen hub, without going there.
    case read
    /// Go to a row, as by a click.
    case chooseHub(HubID)
    /// Go to what was typed in the address box.
    case address(String)
    /// Host a hub of this name here.
    case host(HubName)
    /// Choose for oneself, instead of going straight in.
    case linger
    /// The rows of these hubs are on the screen now.
    case sees([HubID])
    /// Have the doctor look why hubs are missing, and show what it finds.
    case examine
    case closeExamination
}
