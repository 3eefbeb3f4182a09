import CursesTerminal
import Desktop
import Logging
import Profile

/// What the person's machine does for the chat: its clipboard, its browser, its notifications. Nobody waits for it.
struct Desk: Sendable {
    /// The notification that the settings name; nil where the terminal's own is to be taken.
    var notification: NotificationWay?
    private let desktop: Desktop
    private let logger: Logger

    /// - Throws: `ProfileError` if the environment names a notification that there is none of.
    init(_ settings: Settings, _ environment: [String: String], logger: Logger) throws(ProfileError) {
        notification = try settings.notify().flatMap(NotificationWay.init(rawValue:))
        desktop = Desktop(environment)
        self.logger = logger
    }

    /// Puts a text on the desktop's clipboard, if there is one.
    func copy(_ text: String) {
        Task { [desktop] in await desktop.copy(text) }
    }

    /// Opens an address in the person's browser.
    func open(_ address: String) {
        Task { [desktop, logger] in
            if await !desktop.open(address) { logger.warning("no program opened an address") }
        }
    }
}
