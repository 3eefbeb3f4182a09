import Testing

@Suite(.needsTmux) struct FirstStartTests {
    @Test func theNickIsAskedForOnceAndThenThePickerOpens() async throws {
        let dana = try Person("dana")
        let terminal = try await Terminal(dana)
        try await terminal.type("hubbub\n")
        try await terminal.wait(for: "What should people call you?")
        try await terminal.type("danny\n")
        try await terminal.wait(for: "Hubs on this network", "you are danny")
        try await terminal.keys("q")
        try await terminal.wait("the shell") { !$0.text.contains("Hubs on this network") }
        try await terminal.type("clear; hubbub\n")
        try await terminal.wait(for: "Hubs on this network", "you are danny", "a address")
        try await terminal.keys("q")
    }

    @Test func withoutATerminalEverythingIsPrintedLineByLineAndTheEndOfTheInputEndsIt() async throws {
        let outcome = try await Person("dana").run("--nick", "dana")
        #expect(outcome.status == 0 && outcome.output.hasPrefix("Hubs on this network"))
        #expect(outcome.errors == "The screen can't be drawn here, so everything is printed line by line.\n")
    }

    @Test func aHubHostedFromThePickerLivesOnUntilItIsStopped() async throws {
        let dana = try Person("dana")
        do { try await hostAndLeave(dana) } catch {
            // The hub must not outlive the test, however that ends.
            try await dana.run("host", "--stop")
            throw error
        }
        let stopped = try await dana.run("host", "--stop")
        #expect(stopped.status == 0, "\(stopped.errors)")
        let nothing = try await dana.run("host", "--stop")
        #expect(nothing.status == 1 && nothing.errors.hasPrefix("No hub runs on "))
    }

    private func hostAndLeave(_ dana: Person) async throws {
        let terminal = try await Terminal(dana)
        try await terminal.type("hubbub --nick dana\n")
        try await terminal.wait(for: "host a hub here")
        try await terminal.keys("h")
        try await terminal.wait(for: "#lobby ›", "dana's hub ●")
        try await terminal.type("I host this\n")
        try await terminal.wait("the message") { $0.text.contains("I host this") && !$0.text.contains("sending") }
        try await terminal.type("/quit\n")
        try await terminal.wait("the shell") { !$0.text.contains("dana's hub ●") }
        try await terminal.type("clear; hubbub host --listen 127.0.0.1:0\n")
        try await terminal.wait(for: "Another hub (process")
    }
}
