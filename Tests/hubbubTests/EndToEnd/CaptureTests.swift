import ChatModel
import Foundation
import Testing

/// What somebody who listens on the network learns of a chat between two machines.
@Suite(
    .serialized, .timeLimit(.minutes(2)),
    .enabled("Needs the right to make network namespaces, iproute2 and tcpdump.") {
        await Capture.isPossible()
    })
struct CaptureTests {
    /// Everything that people choose and say; none of these words stands anywhere else.
    private static let words = ["nachtigall", "lerche", "geheimfach", "zwielicht", "mondschein", "sternenstaub"]

    @Test func noWordOfAChatIsInWhatGoesOverTheNetwork() async throws {
        let caught = try await chat([])
        for word in Self.words { #expect(caught.firstRange(of: Data(word.utf8)) == nil, "\(word)") }
        // Records of TLS, so it was a chat that was caught.
        #expect(caught.count > 4_000 && caught.firstRange(of: Data([0x17, 0x03, 0x03])) != nil)
    }

    @Test func withoutTLSEveryWordIs() async throws {
        let caught = try await chat(["--insecure"])
        for word in Self.words { #expect(caught.firstRange(of: Data(word.utf8)) != nil, "\(word)") }
    }

    /// A hub on the one machine, two people who talk, one of them on the other machine; what went over the cable.
    private func chat(_ arguments: [String]) async throws -> Data {
        var caught = Data()
        try await NetworkPair.joined { pair in
            let (host, guest) = (try Program(within: pair.one), try Program(within: pair.other))
            let socket = host.home.path + "/hub.sock"
            let hub = try await RunningHub.start(
                host,
                arguments: ["--ephemeral", "--name", "lab", "--listen", "10.77.0.1:0", "--unix", socket] + arguments)
            let capture = try await Capture(on: pair.other)
            let talker = try await Talker.enter(.unix(path: socket), as: "nachtigall", room: "geheimfach")
            try await talker.post(.topic(try Topic("zwielicht")))
            try await talker.post(.text(try MessageText("mondschein")))
            let sent = try await guest.run(
                "send", hub.address, "#geheimfach", "sternenstaub", "--nick", "lerche", "--accept-new")
            #expect(sent.status == 0, "\(sent)")
            let read = try await guest.run("tail", hub.address, "#geheimfach")
            #expect(read.output.contains("zwielicht") && read.output.contains("mondschein"), "\(read)")
            caught = try await capture.end()
            await talker.peer.close()
            await hub.end()
        }
        return caught
    }
}
