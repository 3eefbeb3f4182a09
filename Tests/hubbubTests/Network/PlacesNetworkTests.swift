import Expectations
import Foundation
import TestKit
import Testing

/// Hubs behind a router, which passes no broadcast on: they are asked where they may be.
@Suite(.serialized, .timeLimit(.minutes(1)), .needsNetworkLab)
struct PlacesNetworkTests {
    @Test func aHubOfTheSettingsHasARow() async throws {
        try await NetworkLab.run { lab in
            let (host, guest) = try await lab.twoNetworks()
            let hub = try await RunningHub.start(try Program(within: host.command), "--name", "lab")
            let person = try Program(within: guest.command)
            let folder = person.home.appendingPathComponent(".config/hubbub")
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try Data("discovery.hubs = [\"10.9.9.9\", \"10.0.0.1\"]\n".utf8)
                .write(to: folder.appendingPathComponent("config.toml"))
            let found = try await HubWatcher.watch(person) { try await $0.appearance(of: "lab") }
            #expect(found.address == "hubbub://10.0.0.1:24822")
            await hub.end()
        }
    }

    @Test func aHubThatWasMetHasARow() async throws {
        try await NetworkLab.run { lab in
            let (host, guest) = try await lab.twoNetworks()
            let hub = try await RunningHub.start(try Program(within: host.command), "--name", "lab")
            let person = try Program(within: guest.command)
            #expect(try await person.run("send", "10.0.0.1", "#lobby", "hello", "--accept-new").status == 0)
            try await HubWatcher.watch(person) { _ = try await $0.appearance(of: "lab") }
            await hub.end()
        }
    }
}
