import Testing

@Suite(.needsTmux) struct ChangedKeyTests {
    /// Asks, trusts, and pins the address that was typed: from then on it is nobody else's, in a later run as well.
    @Test func anAddressThatWasTypedIsPinnedToTheKeyThatWasTrusted() async throws {
        let dana = try Person("dana")
        let first = try await Hub.start(of: dana)
        let terminal = try await Terminal(dana, columns: 100, rows: 30)
        try await terminal.type("hubbub \(first.address) --nick dana\n")
        try await terminal.wait(for: "You have not met this hub before.")
        try await terminal.keys("y")
        try await terminal.wait(for: "#lobby ›", "●")
        #expect(try await dana.run("trust", "list").output.contains(first.place))
        await first.end(9)
        let second = try await Hub.start(of: dana, at: first.place)
        try await terminal.type("/reconnect\n")
        try await terminal.wait(for: "Nothing was sent", "trust forget lab")
        #expect(try await dana.run("trust", "forget", "lab").status == 0)
        try await terminal.type("/reconnect\n")
        try await terminal.wait(for: "had another key", "The key now: SHA256:")
        await second.end()
    }

    @Test func aReinstalledHubIsAskedAboutOnceItsOldKeyIsForgotten() async throws {
        let dana = try Person("dana")
        let first = try await Hub.start(of: dana)
        let terminal = try await dana.chat(with: first)
        await first.end(9)
        let second = try await Hub.start(of: dana, at: first.place)
        try await terminal.type("/reconnect\n")
        try await terminal.wait(for: "Nothing was sent", "trust forget lab")
        let forgotten = try await dana.run("trust", "forget", "lab")
        #expect(forgotten.status == 0, "\(forgotten)")
        try await terminal.type("/reconnect\n")
        try await terminal.wait(for: "had another key", "Its key then: SHA256:", "The key now: SHA256:")
        try await terminal.keys("y")
        try await terminal.wait(for: "#lobby ›", "●")
        try await terminal.type("/hub\n")
        try await terminal.wait(for: "127.0.0.1", "encrypted", "You have trusted its key since")
        #expect(try await dana.run("trust", "list").output.contains("lab"))
        await second.end()
    }
}
