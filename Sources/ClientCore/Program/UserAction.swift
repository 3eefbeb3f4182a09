import ChatModel

/// What a person does on the screen, whatever key stands for it.
package enum UserAction: Hashable, Sendable {
    /// Enter in the composer.
    case submit(String)
    /// Show this conversation.
    case show(ConversationKey)
    /// Show the conversation with this number in the list, counted from 1.
    case showNumber(Int)
    case showNext
    case showPrevious
    /// Show the next one with mentions, or else with unread lines.
    case showUnread
    /// Show the one that was shown before.
    case showLast
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
    case picker(PickerAction)
    case quit
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
    /// Go to a row, as by a click.
    case chooseHub(HubID)
    /// Go to what was typed in the address box.
    case address(String)
    /// Host a hub of this name here.
    case host(HubName)
}
