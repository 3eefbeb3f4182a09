import Testing

extension Trait where Self == ConditionTrait {
    /// Skips what needs a machine of its own where none can be made.
    static var needsNetwork: Self {
        .enabled("Needs the right to make network namespaces, and iproute2.") { await OwnNetwork.isPermitted() }
    }

    /// Skips what needs a terminal where none can be played.
    static var needsTmux: Self {
        .enabled("tmux is not installed, so nothing can be shown on a screen") { Tool.find("tmux") != nil }
    }
}
