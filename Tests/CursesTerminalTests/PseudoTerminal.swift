#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Both ends of a terminal that exists in this process only; closed with its last reference.
final class PseudoTerminal {
    /// The end at which a terminal emulator would be.
    let emulator: Int32
    /// The end which a program sees.
    let program: Int32

    /// Nil if the system has none left.
    init?(columns: UInt16, rows: UInt16) {
        var ends: (Int32, Int32) = (-1, -1)
        guard openpty(&ends.0, &ends.1, nil, nil, nil) == 0 else { return nil }
        (emulator, program) = ends
        resize(columns: columns, rows: rows)
    }

    deinit {
        close(program)
        close(emulator)
    }

    func resize(columns: UInt16, rows: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(emulator, UInt(TIOCSWINSZ), &size)
    }

    func type(_ text: String) { _ = write(emulator, text, text.utf8.count) }

    /// What the program wrote, up to a text or to the end of 5 s.
    func output(upTo end: String) -> String {
        var bytes: [UInt8] = []
        var source = pollfd(fd: emulator, events: Int16(POLLIN), revents: 0)
        while !String(decoding: bytes, as: UTF8.self).contains(end), poll(&source, 1, 5_000) > 0 {
            var buffer = [UInt8](repeating: 0, count: 4_096)
            let count = read(emulator, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// One line that a program reads at its end.
    func input() -> String {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = read(program, &buffer, buffer.count)
        return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    }

    /// The program's end in its present modes.
    var isRaw: Bool {
        var modes = termios()
        tcgetattr(program, &modes)
        return modes.c_lflag & tcflag_t(ICANON | ECHO | ISIG) == 0
    }
}
