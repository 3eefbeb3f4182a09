import Foundation
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
        #expect(outcome.status == 1 && outcome.errors.contains("key has changed"), "\(outcome)")
        await second.end()
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
