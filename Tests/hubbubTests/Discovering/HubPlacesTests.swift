import ChatModel
import ClientCore
import Foundation
import Profile
import Testing
import Trust

@testable import hubbub

/// Where hubs are asked that broadcasts don't reach.
@Suite struct HubPlacesTests {
    private let program: Program
    private let paths: ProfilePaths

    init() throws {
        program = try Program()
        paths = try ProfilePaths(profile: nil, environment: [:], home: program.home.path)
    }

    private func configure(_ text: String) throws {
        try FileManager.default.createDirectory(
            atPath: paths.configuration, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try text.write(toFile: paths.configurationFile, atomically: true, encoding: .utf8)
    }

    private func meet(_ host: String, at time: UInt64) async throws {
        let hub = RememberedHub(
            id: try HubIdentity.ephemeral().id, name: try HubName("lab"),
            address: .tcp(host: host, port: 24_822, plain: false), met: HubTime(milliseconds: time), rooms: [])
        try await ClientMemory(paths).save(.hub(hub))
    }

    @Test func thoseOfTheSettingsComeFirstThenThoseMetLastThenThoseThatWereTyped() async throws {
        try configure("discovery.hubs = [\"10.0.3.7\", \"hub.lan:24900\", \"nas\", \"[fd00::7]:1\"]")
        try await meet("10.0.0.1", at: 5)
        try await meet("10.0.0.2", at: 9)
        try await meet("10.0.3.7", at: 7)
        try KnownHubsFile(path: paths.knownHubs).update { (hubs) throws(TrustError) in
            try hubs.remember(
                try HubIdentity.ephemeral().id, name: nil, address: .tcp(host: "typed.lan", port: 5, plain: false),
                at: Date())
        }
        #expect(
            try HubPlaces(paths).all().map(\.display) == [
                "10.0.3.7:24822", "hub.lan:24900", "nas:24822", "[fd00::7]:1", "10.0.0.2:24822", "10.0.0.1:24822",
                "typed.lan:5",
            ])
    }

    @Test func withoutSettingsAndPastThereAreNone() throws { #expect(try HubPlaces(paths).all() == []) }

    @Test func aPlaceThatCanBeNoHubsIsSaid() throws {
        try configure("discovery.hubs = [\"a b:x\"]")
        let complaint = #expect(throws: Complaint.self) { try HubPlaces(paths) }
        #expect(
            complaint?.message
                == "\"a b:x\" can't be the place of a hub; write host, host:port or [IPv6]:port in hubs of [discovery]."
        )
    }
}
