import Testing

extension Trait where Self == ConditionTrait {
    /// Skips what needs a terminal where none can be played.
    static var needsTmux: Self {
        .enabled("tmux is not installed, so nothing can be shown on a screen") { Tool.find("tmux") != nil }
    }
}
