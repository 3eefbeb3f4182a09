/// A run as the journal keeps it, whoever was told of it: who ran what, where and when.
package struct RunRecord: Hashable, Sendable {
    package let number: RunNumber
    package let room: RoomNumber
    package let user: UserNumber
    /// When it was asked for, by the hub's clock.
    package let time: HubTime
    package let call: RunCall

    package init(number: RunNumber, room: RoomNumber, user: UserNumber, time: HubTime, call: RunCall) {
        self.number = number
        self.room = room
        self.user = user
        self.time = time
        self.call = call
    }
}

/// A change of what the journal knows of runs.
package enum RunChange: Hashable, Sendable {
    /// Nothing is run before this is stored.
    case began(RunRecord)
    case ended(RunNumber, RunEnd)
}
