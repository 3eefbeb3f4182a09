import Expectations
import TestKit
import Testing

/// From nothing to a chat: on a network without a hub, and on one with a hub that was met.
@Suite(.needsTmux, .needsNetworkLab) struct ArrivalTests {
    @Test func oneHostsTheOtherSeesWhoIsThereAndGoesStraightInTheNextTime() async throws {
        try await NetworkLab.run { lab in
            let machine = try await lab.machine().command
            try await meet(Person("dana", on: machine), Person("ann", on: machine))
        }
    }

    private func meet(_ dana: Person, _ ann: Person) async throws {
        let (host, guest) = (try await Terminal(dana), try await Terminal(ann))
        try await guest.type("hubbub --nick ann\n")
        try await guest.wait(for: "None heard yet")
        try await host.type("hubbub --nick dana\n")
        try await host.wait(for: "None heard yet", "host a hub here")
        try await host.keys("h")
        try await host.wait(for: "#lobby ›", "dana's hub ●")
        // Ann's list is open all the while: the row comes, and the name in it.
        let list = try await guest.wait("dana's hub") { $0.text.contains("1 person") && $0.text.contains("dana  ") }
        #expect(list.lines.contains { $0.contains("▸ dana's hub") && $0.contains("new: not met yet") }, "\(list.text)")
        try await guest.keys("Enter")
        try await guest.wait(for: "You have not met this hub before")
        try await guest.keys("y")
        try await guest.wait(for: "#lobby ›", "dana's hub ●")
        try await guest.type("/quit\n")
        try await guest.wait("the shell") { !$0.text.contains("dana's hub ●") }
        try await guest.type("clear; hubbub\n")
        try await guest.wait(for: "#lobby ›", "dana's hub ●")
        try await guest.type("straight in\n")
        try await host.wait(for: "straight in")
        try await guest.type("/connect\n")
        let both = try await guest.wait("who is there") {
            $0.text.contains("2 people") && $0.text.contains("dana, ann")
        }
        #expect(both.text.contains("you are there now"))
        try await guest.keys("q")
        try await guest.wait("the shell") { !$0.text.contains("you are there now") }
        try await guest.type("clear; hubbub discover --people\n")
        let listed = try await guest.wait("who is there") { $0.text.contains("WHO") && $0.text.contains("dana's hub") }
        #expect(listed.lines.contains { $0.hasPrefix("dana's hub") && $0.hasSuffix("  dana") }, "\(listed.text)")
    }
}
