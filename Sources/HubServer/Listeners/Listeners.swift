import ChatModel
import Foundation
import NIOCore
import NIOPosix
import NIOSSL

/// Opens a hub's listening sockets, all on the hub's one event loop.
struct Listeners {
    let group: MultiThreadedEventLoopGroup
    let limits: Limits
    /// The TLS context; nil to speak plainly.
    let tls: NIOSSLContext?
    let driver: NIOLoopBound<HubDriver>

    /// Opens every address of the configuration; if one fails, those already open are closed.
    /// - Throws: ``HubServerError``.
    func open(_ configuration: HubConfiguration) async throws(HubServerError) -> [any Channel] {
        var open: [any Channel] = []
        for address in configuration.listen {
            do throws(HubServerError) {
                switch address {
                case .everywhere(let port, let orAnother):
                    open += try await openEverywhere(port, orAnother, isPlain: configuration.isPlain)
                case .tcp, .unix: open.append(try await bind(address))
                }
            } catch {
                for channel in open { try? await channel.close() }
                throw error
            }
        }
        return open
    }

    private func openEverywhere(
        _ port: UInt16, _ orAnother: Bool, isPlain: Bool
    ) async throws(HubServerError) -> [any Channel] {
        do throws(HubServerError) { return try await openBoth(port, isPlain: isPlain) } catch {
            guard error.code == .portTaken, orAnother, port != 0 else { throw error }
            return try await openBoth(0, isPlain: isPlain)
        }
    }

    /// Both families on one port; a machine without IPv6 does with IPv4.
    private func openBoth(_ wanted: UInt16, isPlain: Bool) async throws(HubServerError) -> [any Channel] {
        let hosts = isPlain ? (v4: "127.0.0.1", v6: "::1") : (v4: "0.0.0.0", v6: "::")
        var tries = wanted == 0 ? 16 : 1
        while true {
            let first = try await bind(.tcp(host: hosts.v4, port: wanted))
            let port = UInt16(clamping: first.localAddress?.port ?? 0)
            do throws(HubServerError) {
                return [first, try await bind(.tcp(host: hosts.v6, port: port))]
            } catch {
                if error.code != .portTaken { return [first] }
                tries -= 1
                try? await first.close()
                if tries == 0 { throw error }
            }
        }
    }

    private func bind(_ address: ListenAddress) async throws(HubServerError) -> any Channel {
        do {
            switch address {
            case .tcp(let host, let port): return try await bindTCP(host, port)
            case .unix(let path): return try await bindUnix(path)
            case .everywhere(let port, _): return try await bind(.tcp(host: "0.0.0.0", port: port))
            }
        } catch let error as HubServerError {
            throw error
        } catch {
            throw HubServerError.binding(address, failedWith: error)
        }
    }

    private func bindTCP(_ host: String, _ port: UInt16) async throws -> any Channel {
        let bootstrap = bootstrap(tls: tls)
        let v6Only = ChannelOptions.Types.SocketOption(level: .ipv6, name: .ipv6_v6only)
        // An IPv6 socket of both families would take the port from the IPv4 one.
        let chosen = host.contains(":") ? bootstrap.serverChannelOption(v6Only, value: 1) : bootstrap
        // An address needs no resolver, which maps 0.0.0.0 into IPv6 where a machine has no other IPv4 address.
        guard let address = try? SocketAddress(ipAddress: host, port: Int(port)) else {
            return try await chosen.bind(host: host, port: Int(port)).get()
        }
        return try await chosen.bind(to: address).get()
    }

    /// A socket that a killed hub left behind is in nobody's way; one that answers is another hub's.
    private func bindUnix(_ path: String) async throws -> any Channel {
        if FileManager.default.fileExists(atPath: path) {
            let other = try? await ClientBootstrap(group: group).connect(unixDomainSocketPath: path).get()
            if let other {
                try? await other.close()
                throw HubServerError(.portTaken, "Another hub listens on \(path). Choose another path with --unix.")
            }
        }
        let channel = try await bootstrap(tls: nil).bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true)
            .get()
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return channel
    }

    private func bootstrap(tls: NIOSSLContext?) -> ServerBootstrap {
        ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1_024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.maxMessagesPerRead, value: UInt(limits.acceptsPerTurn))
            .childChannelInitializer { [driver] channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(SessionHandler(driver: driver.value, tls: tls))
                }
            }
    }
}
