import Foundation

/// Both ends of a terminal of 100 columns and 30 rows, for a program that runs in one.
package struct TerminalPair: Sendable {
    /// The end at which a terminal emulator would be.
    package let emulator: FileHandle
    /// The end that the program gets.
    package let program: FileHandle

    /// - Throws: ``ProcessError`` if the system has none left.
    package init() throws {
        var (near, far): (CInt, CInt) = (-1, -1)
        var size = winsize(ws_row: 30, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&near, &far, nil, nil, &size) == 0 else { throw ProcessError(what: "no terminal") }
        for end in [near, far] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        emulator = FileHandle(fileDescriptor: near, closeOnDealloc: true)
        program = FileHandle(fileDescriptor: far, closeOnDealloc: true)
    }
}
