import CNcurses

/// What came from the terminal while waiting for it.
struct TerminalInput: Sendable {
    /// The bytes that were read.
    let bytes: [UInt8]
    private let flags: Int

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

    /// Blocks until there is something, at most that long (negative: for ever).
    static func wait(_ input: Int32, milliseconds: Int32, size: Int) -> TerminalInput {
        var flags: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            flags = hub_wait(input, milliseconds, buffer.baseAddress, size, &count)
        }
        return TerminalInput(bytes: bytes, flags: Int(flags))
    }
}
