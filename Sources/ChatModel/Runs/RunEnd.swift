/// How a run ended, and how long it took.
package struct RunEnd: Hashable, Sendable {
    package enum Ending: Hashable, Sendable {
        /// By itself, with this exit code.
        case exited(UInt8)
        /// By a signal that it was sent by others.
        case signalled(UInt8)
        /// It ran for as long as it may.
        case timeLimit
        /// Whoever ran it stopped it or went away, the hub stops, or (then it is cut) it wrote without end.
        case stopped
        /// The program is not there, or can't be started.
        case unstartable
    }

    package let ending: Ending
    /// How long it ran, until it ended or was told to.
    package let milliseconds: UInt64
    /// Whether it wrote more than is passed on.
    package let isCut: Bool

    package init(_ ending: Ending, milliseconds: UInt64, isCut: Bool = false) {
        self.ending = ending
        self.milliseconds = milliseconds
        self.isCut = isCut
    }
}
