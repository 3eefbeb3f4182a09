import ChatModel
import Foundation
import NIOCore
import NIOPosix

/// Says in a sentence why a hub's address gave no session, and what to do.
struct ConnectFailure: Sendable {
    let address: HubAddress
    let timing: ConnectionTiming

    private var place: String { address.display }

    /// A failure to connect at all.
    func explain(_ error: any Error) -> HubConnectionError {
        if let error = error as? HubConnectionError { return error }
        if let error = error as? NIOConnectionError { return explain(attempts: error) }
        if case .connectTimeout = error as? ChannelError { return timedOut(timing.connect, cause: error) }
        if let error = error as? IOError { return explain(errno: error.errnoCode, cause: error) }
        return HubConnectionError(.unreachable, "\(place) can't be reached; check the address.", cause: error)
    }

    /// The connection was open, but no welcome came within the time given.
    func timedOut(_ milliseconds: Int64, cause: (any Error)? = nil) -> HubConnectionError {
        let time = milliseconds < 1_000 ? "\(milliseconds) ms" : "\(milliseconds / 1_000) s"
        return HubConnectionError(
            .timedOut,
            "\(place) gave no answer within \(time). Check the address, and whether a firewall on its way lets it through.",
            cause: cause)
    }

    /// The connection was open and ended or broke before the welcome.
    func brokenOff(by speaker: FirstBytes.Speaker, cause: (any Error)?) -> HubConnectionError {
        switch (speaker, address) {
        case (.plainHub, .tcp(let host, let port, plain: false)):
            let other = HubAddress.tcp(host: host, port: port, plain: true).url
            return HubConnectionError(.plainHub, "This hub speaks without TLS; use \(other)", cause: cause)
        case (.tls, .tcp(let host, let port, plain: true)):
            let other = HubAddress.tcp(host: host, port: port, plain: false).url
            return HubConnectionError(.tlsHub, "This hub speaks TLS; use \(other)", cause: cause)
        case (.nobody, _):
            return HubConnectionError(
                .lost, "\(place) took the connection and closed it again without a word; try again.", cause: cause)
        default:
            return HubConnectionError(
                .notAHub,
                "What answers at \(place) is not a hubbub hub. Check the port; a hub's is \(HubAddress.defaultPort) unless it was started with another.",
                cause: cause)
        }
    }
}

extension ConnectFailure {
    /// The first address that refused says most; without any address, the name is at fault.
    private func explain(attempts error: NIOConnectionError) -> HubConnectionError {
        let errors = error.connectionErrors.map(\.error)
        if let refused = errors.first(where: { ($0 as? IOError)?.errnoCode == ECONNREFUSED }) ?? errors.first {
            return explain(refused)
        }
        return HubConnectionError(
            .unreachable, "No machine called \(error.host) is known here. Check its spelling, or use its address.",
            cause: error)
    }

    private func explain(errno: CInt, cause: any Error) -> HubConnectionError {
        switch (errno, address) {
        case (ECONNREFUSED, .tcp):
            HubConnectionError(
                .nothingListens,
                "Nothing listens at \(place). Check the address, or start a hub there with: hubbub host", cause: cause)
        case (ECONNREFUSED, .unix), (ENOENT, .unix):
            HubConnectionError(
                .nothingListens,
                "No hub listens at \(place). Check the path, or start one with: hubbub host --unix \(place)",
                cause: cause)
        case (ETIMEDOUT, _): timedOut(timing.connect, cause: cause)
        default:
            HubConnectionError(
                .unreachable, "\(place) can't be reached: \(String(cString: strerror(errno))).", cause: cause)
        }
    }
}
