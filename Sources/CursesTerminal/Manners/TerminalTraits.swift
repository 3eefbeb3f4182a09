/// How a person is told of something while they look elsewhere.
package enum NotificationWay: String, Hashable, Sendable, CaseIterable {
    /// iTerm2, WezTerm, Ghostty, foot.
    case osc9
    /// VTE, urxvt.
    case osc777
    /// kitty.
    case osc99
    /// The bell alone, which every terminal has.
    case bell
    /// Nothing.
    case none
}

/// A program between us and the terminal, which passes on only what it is told to.
package enum Multiplexer: Hashable, Sendable {
    case tmux
    case screen
}

/// What the environment tells of the terminal.
package struct TerminalTraits: Hashable, Sendable {
    /// The program in between, if there is one.
    package let multiplexer: Multiplexer?
    /// The notification that the terminal knows.
    package let notification: NotificationWay
    /// Whether it says that it shows red, green and blue as they are (`COLORTERM`). GNU screen hands that on from the
    /// terminal outside, and does not understand such colours itself.
    package let namesTrueColor: Bool
    /// Whether it may be asked for its modes; Terminal.app writes part of the question onto the screen.
    package let answersQuestions: Bool

    package init(_ environment: [String: String]) {
        func has(_ name: String) -> Bool { !environment[name, default: ""].isEmpty }
        let term = environment["TERM", default: ""]
        let program = environment["TERM_PROGRAM", default: ""]
        multiplexer = has("TMUX") ? .tmux : has("STY") ? .screen : nil
        namesTrueColor =
            ["truecolor", "24bit"].contains(environment["COLORTERM", default: ""].lowercased())
            && multiplexer != .screen && (multiplexer == .tmux || !term.hasPrefix("screen"))
        answersQuestions = program != "Apple_Terminal"
        notification =
            if has("KITTY_WINDOW_ID") || term == "xterm-kitty" {
                .osc99
            } else if ["iTerm.app", "WezTerm", "ghostty"].contains(program) || term == "xterm-ghostty"
                || has("WEZTERM_PANE") || has("GHOSTTY_RESOURCES_DIR") || environment["LC_TERMINAL"] == "iTerm2"
                || term.hasPrefix("foot")
            {
                .osc9
            } else if has("VTE_VERSION") || term.hasPrefix("rxvt-unicode") || term.hasPrefix("vte") {
                .osc777
            } else {
                .bell
            }
    }
}
