/// Who may come into a room, who may speak there and how often, and what newcomers may read.
package struct RoomMode: Hashable, Sendable {
    /// How much of a room's journal those may read who are no operators there.
    package enum History: UInt8, Hashable, Sendable, CaseIterable {
        case all = 1
        /// What was said since they came in for the first time.
        case sinceJoin = 2
        /// What is said while they are there.
        case none = 3
    }

    /// The most seconds between two messages of one person.
    package static let longestPause: UInt32 = 86_400

    /// Whether only those come in who were invited.
    package var isInviteOnly: Bool
    /// Whether only operators speak.
    package var isAnnounceOnly: Bool
    /// Seconds that must pass between two messages of one person; 0 for none.
    package var pause: UInt32
    /// What was chosen for newcomers to read; nil while nothing was.
    package var chosenHistory: History?

    package init(
        isInviteOnly: Bool = false, isAnnounceOnly: Bool = false, pause: UInt32 = 0, chosenHistory: History? = nil
    ) {
        self.isInviteOnly = isInviteOnly
        self.isAnnounceOnly = isAnnounceOnly
        self.pause = min(pause, Self.longestPause)
        self.chosenHistory = chosenHistory
    }

    /// A room as it is made: everybody comes in, speaks, and reads everything.
    package static let open = RoomMode()

    /// What newcomers may read; unless something else was chosen, everything where everybody may come in.
    package var history: History { chosenHistory ?? (isInviteOnly ? .sinceJoin : .all) }
}

/// What is to be changed about a room's mode; nil stays as it is.
package struct ModeChange: Hashable, Sendable {
    package var isInviteOnly: Bool?
    package var isAnnounceOnly: Bool?
    package var pause: UInt32?
    package var history: RoomMode.History?

    package init(
        isInviteOnly: Bool? = nil, isAnnounceOnly: Bool? = nil, pause: UInt32? = nil, history: RoomMode.History? = nil
    ) {
        self.isInviteOnly = isInviteOnly
        self.isAnnounceOnly = isAnnounceOnly
        self.pause = pause
        self.history = history
    }

    /// The mode with the changes made.
    package func applied(to mode: RoomMode) -> RoomMode {
        RoomMode(
            isInviteOnly: isInviteOnly ?? mode.isInviteOnly, isAnnounceOnly: isAnnounceOnly ?? mode.isAnnounceOnly,
            pause: pause ?? mode.pause, chosenHistory: history ?? mode.chosenHistory)
    }
}
