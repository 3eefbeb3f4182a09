import ChatModel
import ClientUI
import Foundation
import HubConnection
import NIOCore
import NIOPosix

extension Catalogue {
    /// Why a hub was not reached, and what to do. The connection's own sentence says most, but speaks English only.
    func sentence(for error: HubConnectionError, at address: HubAddress) -> String {
        guard !speaksAsHubs else { return error.message }
        let place = address.display
        switch error.code {
        case .unreachable: return unreachable(place, cause: error.cause)
        case .nothingListens:
            if case .unix = address { return text("connection.nothing.unix", ["address": place]) }
            return text("connection.nothing", ["address": place])
        case .timedOut: return text("connection.timedout", ["address": place])
        case .notAHub:
            return text("connection.nohub", ["address": place, "port": String(HubAddress.defaultPort)])
        default: return error.message
        }
    }

    private func unreachable(_ place: String, cause: (any Error)?) -> String {
        if let cause = cause as? NIOConnectionError, cause.connectionErrors.isEmpty {
            return text("connection.unknown", ["host": cause.host])
        }
        guard let cause = cause as? IOError else { return text("connection.unreachable", ["address": place]) }
        let reason = String(cString: strerror(cause.errnoCode))
        return text("connection.unreachable.why", ["address": place, "reason": reason])
    }
}
