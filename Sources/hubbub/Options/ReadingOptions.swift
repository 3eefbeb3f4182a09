import ArgumentParser

/// What the commands take that read a hub's journal to its end.
struct ReadingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Give up after so many seconds without getting on.", valueName: "seconds"))
    var timeout: Double = 30

    func validate() throws {
        guard timeout > 0, timeout <= 1e9 else { throw ValidationError("The timeout must be more than 0 seconds.") }
    }
}
