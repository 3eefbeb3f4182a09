import CNcurses

/// What came from the terminal while waiting for it.
struct TerminalInput: Sendable {
    /// The bytes that were read.
    let bytes: [UInt8]
    private let flags: Int

    private static let readSize = 4_096

    static let nothing = TerminalInput(bytes: [], flags: 0)

    /// Whether the time passed without anything.
    var isNothing: Bool { flags == 0 }
    /// Whether the terminal has another size.
    var isResized: Bool { flags & Int(HUB_RESIZED) != 0 }
    /// Whether the process went on after it had been stopped.
    var isContinued: Bool { flags & Int(HUB_CONTINUED) != 0 }
    /// Whether somebody asked the process to stop, as Ctrl-Z would.
    var isStop: Bool { flags & Int(HUB_STOP) != 0 }
    /// Whether the terminal is gone.
    var isClosed: Bool { flags & Int(HUB_CLOSED) != 0 }

    /// Both, one after the other.
    func followed(by next: TerminalInput) -> TerminalInput {
        TerminalInput(bytes: bytes + next.bytes, flags: flags | next.flags)
    }

    /// Blocks until there is something or `hub_call` is called, at most that long (negative: for ever).
    static func wait(_ input: Int32, milliseconds: Int32) -> TerminalInput {
        var flags: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: readSize) { buffer, count in
            flags = hub_wait(input, milliseconds, buffer.baseAddress, readSize, &count)
        }
        return TerminalInput(bytes: bytes, flags: Int(flags))
    }
}
