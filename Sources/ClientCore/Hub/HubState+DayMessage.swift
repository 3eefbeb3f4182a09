import ChatModel

/// What the hub tells everybody who comes.
extension HubState {
    /// Tells it in the shown conversation once that is entered, unless the person was told the same in this run.
    mutating func tellDayMessageIfNew(_ turn: inout Turn) {
        guard let dayMessage, dayMessage != toldDayMessage, let shown, shown.status != .joining else { return }
        toldDayMessage = dayMessage
        tell(.dayMessage(dayMessage), &turn)
    }

    /// Tells it because the person asks.
    mutating func showDayMessage(_ turn: inout Turn) {
        if let dayMessage { return tell(.dayMessage(dayMessage), &turn) }
        tell(connection.session == nil ? .notConnected(.motd) : .noDayMessage, &turn)
    }
}
