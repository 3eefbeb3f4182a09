import ChatModel
import HubServer
import Trust

/// What a hub says on standard output once it is ready: a line for each address.
struct ReadyLines {
    let addresses: [HubAddress]
    let hub: HubID

    func lines(isJSON: Bool) -> [String] {
        addresses.map { isJSON ? json($0) : "listening \($0.url)" }
    }

    /// The key for people, who compare it at a first meeting.
    var note: String { "\(Self.noteStart)\(hub.fingerprint) (compare it when somebody joins for the first time)" }

    /// How that line begins.
    static let noteStart = "This hub's key: "

    private func json(_ address: HubAddress) -> String {
        var object = JSONLine()
        object.add("address", address.url)
        switch address {
        case .tcp(_, let port, _): object.add("port", port)
        case .unix: object.addNull("port")
        }
        object.add("fingerprint", hub.fingerprint)
        return object.text
    }
}
