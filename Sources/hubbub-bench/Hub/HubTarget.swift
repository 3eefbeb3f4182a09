import ArgumentParser
import ChatModel
import Foundation

/// A running hub that somebody else started; its processor time and memory can't be seen.
struct HubTarget: HubUnderTest, ExpressibleByArgument {
    let address: HubAddress

    init(address: HubAddress) { self.address = address }

    init?(argument: String) {
        guard let url = URLComponents(string: argument), let host = url.host, !host.isEmpty,
            let port = UInt16(exactly: url.port ?? Int(HubAddress.defaultPort))
        else { return nil }
        let bare = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        switch url.scheme {
        case "hubbub": address = .tcp(host: bare, port: port, plain: false)
        case "hubbub+plain": address = .tcp(host: bare, port: port, plain: true)
        default: return nil
        }
    }

    /// Whether it speaks TLS.
    var transport: Transport {
        if case .tcp(_, _, plain: false) = address { .tls } else { .plain }
    }

    func usage() async throws -> Usage? { nil }

    func stop() async {}
}
