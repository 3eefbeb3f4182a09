import Foundation
import TestKit
import Testing

@Suite struct TrustTests {
    @Test func aNewHubIsRefusedUntilItIsAccepted() async throws {
        let program = try Program()
        let hub = try await RunningHub.start(program, "--ephemeral", "--listen", "127.0.0.1:0")
        let refused = try await program.run("send", hub.address, "#lobby", "hi")
        #expect(refused.status == 1 && refused.errors.contains("SHA256:") && refused.errors.contains("--accept-new"))
        #expect(try await program.run("send", hub.address, "#lobby", "hi", "--accept-new").status == 0)
        #expect(try await program.run("send", hub.address, "#lobby", "hi").status == 0)
        let other = try await program.run("send", hub.address, "#lobby", "hi", "--profile", "second")
        #expect(other.status == 1, "another profile knows no hub")
        await hub.end()
    }

    @Test func aChangedKeyStopsEverythingEvenWhenNewOnesAreAccepted() async throws {
        let program = try Program()
        let first = try await RunningHub.start(program, "--ephemeral", "--listen", "127.0.0.1:0")
        #expect(try await program.run("send", first.address, "#lobby", "hi", "--accept-new").status == 0)
        await first.end()
        let second = try await RunningHub.start(program, "--ephemeral", "--listen", first.place)
        let outcome = try await program.run("send", second.address, "#lobby", "secret", "--accept-new")
        #expect(outcome.status == 1 && outcome.errors.contains("key has changed since "), "\(outcome)")
        #expect(outcome.errors.contains("Nothing was sent") && outcome.errors.count(of: "SHA256:") == 2, "\(outcome)")
        let handle = try #require(outcome.errors.firstMatch(of: /hubbub trust forget (\S+)\n/)?.output.1)
        let forgotten = try await program.run("trust", "forget", String(handle))
        #expect(forgotten.status == 0 && forgotten.output.contains("is forgotten"), "\(forgotten)")
        let asked = try await program.run("send", second.address, "#lobby", "hi")
        #expect(asked.status == 1 && asked.errors.contains("not known yet"), "\(asked)")
        #expect(try await program.run("send", second.address, "#lobby", "hi", "--accept-new").status == 0)
        await second.end()
    }

    /// The line that is suggested works as it stands.
    @Test func aChangedKeyOfAProfileIsForgottenInThatProfile() async throws {
        let program = try Program()
        let first = try await RunningHub.start(program, "--ephemeral", "--listen", "127.0.0.1:0")
        func send(to hub: RunningHub, _ flag: String) async throws -> Program.Outcome {
            try await program.run("send", hub.address, "#lobby", "hi", "--profile", "work", flag)
        }
        #expect(try await send(to: first, "--accept-new").status == 0)
        await first.end()
        let second = try await RunningHub.start(program, "--ephemeral", "--listen", first.place)
        let outcome = try await send(to: second, "--accept-new")
        let line = try #require(outcome.errors.firstMatch(of: /hubbub trust forget (\S+) --profile work\n/))
        let forgotten = try await program.run("trust", "forget", String(line.output.1), "--profile", "work")
        #expect(forgotten.status == 0, "\(forgotten)")
        #expect(try await send(to: second, "--accept-new").status == 0)
        await second.end()
    }

    @Test func knownHubsAreListedShownAndForgotten() async throws {
        let program = try Program()
        #expect(try await program.run("trust", "list").lines.count == 1, "no more than the head of the table")
        let hub = try await RunningHub.start(
            program, "--ephemeral", "--name", "the lab", "--listen", "127.0.0.1:0")
        #expect(try await program.run("send", hub.address, "#lobby", "hi", "--accept-new").status == 0)
        let listed = try await program.run("trust", "list")
        #expect(listed.lines.count == 2 && listed.output.contains("the lab") && listed.output.contains(hub.place))
        let line = try await program.run("trust", "list", "--json").output
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let fingerprint = try #require(object["fingerprint"] as? String)
        #expect(object["name"] as? String == "the lab" && object["addresses"] as? [String] == [hub.place])
        #expect(object["firstSeen"] is String && object["lastMet"] is String)
        for word in ["the lab", hub.place, hub.address, fingerprint] {
            let shown = try await program.run("trust", "show", word)
            #expect(shown.status == 0 && shown.output.contains(fingerprint), "\(word): \(shown)")
        }
        let unknown = try await program.run("trust", "forget", "teh lab")
        #expect(unknown.status == 1 && unknown.errors.contains("close: the lab"), "\(unknown)")
        #expect(try await program.run("trust", "forget", "the lab").status == 0)
        #expect(try await program.run("trust", "show", "the lab").status == 1)
        #expect(try await program.run("send", hub.address, "#lobby", "hi").status == 1, "its address is free again")
        await hub.end()
    }

    @Test func aHubShowsItsKeyInItsOwnWindow() async throws {
        let program = try Program()
        let (output, errors) = (try StreamPair(), try StreamPair())
        let hub = try program.start(
            ["host", "--ephemeral", "--listen", "127.0.0.1:0"], output: output.writing, errors: errors.writing)
        output.closeWriting()
        errors.closeWriting()
        let address = try #require(await output.line()).replacing("listening ", with: "")
        let refused = try await program.run("ping", address)
        let key = try #require(refused.errors.firstMatch(of: /its key is (SHA256:[^ .]+)\./)?.output.1)
        hub.signal(SIGTERM)
        #expect(await errors.all().contains("This hub's key: \(key) (compare it"), "in the hub's window: \(key)")
        _ = await hub.status
    }

    @Test func aDetachedHubsKeyIsShownToWhoStartedIt() async throws {
        let program = try Program()
        let started = try await program.run("host", "--detach", "--listen", "127.0.0.1:0")
        #expect(started.lines.count == 1 && started.errors.contains("This hub's key: SHA256:"), "\(started)")
        try await program.run("host", "--stop")
    }

    @Test func tlsAndPlainAreToldApart() async throws {
        let program = try Program()
        let tls = try await RunningHub.start(program, "--ephemeral", "--listen", "127.0.0.1:0")
        let plain = try await RunningHub.start(program, "--ephemeral", "--insecure", "--listen", "127.0.0.1:0")
        #expect(plain.address.hasPrefix("hubbub+plain://"))
        let toPlain = try await program.run("ping", plain.place, "--accept-new")
        #expect(toPlain.errors == "This hub speaks without TLS; use \(plain.address)\n")
        let toTLS = try await program.run("ping", "hubbub+plain://\(tls.place)", "--accept-new")
        #expect(toTLS.errors == "This hub speaks TLS; use \(tls.address)\n")
        #expect(try await program.run("ping", plain.address, "--accept-new").status == 0)
        await tls.end()
        await plain.end()
    }

    @Test func aUnixSocketNeedsNoKeyAndEndsWithTheHub() async throws {
        let program = try Program()
        let path = program.home.path + "/hub.sock"
        let hub = try await RunningHub.start(program, "--ephemeral", "--unix", path)
        #expect(hub.address == "unix:\(path)")
        #expect(try await program.run("send", "unix:\(path)", "#lobby", "hi").status == 0)
        #expect(await hub.end() == 0)
        let gone = try await program.run("ping", "unix:\(path)")
        #expect(gone.status == 1 && gone.errors.contains("--unix \(path)"), "\(gone)")
    }
}

extension String {
    fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}
