import ArgumentParser
import ChatModel
import HubConnection

/// `hubbub ping`: has a hub send some bytes back.
struct PingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ping", abstract: "Have a hub send a text back, and measure how long that takes.")

    @Argument(help: "The hub: a name, host:port, [IPv6]:port, unix:PATH or hubbub://host:port.")
    var hub: String

    @Argument(help: "Up to 64 bytes.")
    var text = "hubbub"

    @Flag(help: "Ask over UDP, and compare the clocks.")
    var udp = false

    @OptionGroup var options: ClientOptions

    func validate() throws {
        guard PingPayload(Array(text.utf8)) != nil else {
            throw ValidationError("The text has \(text.utf8.count) bytes; at most \(PingPayload.byteLimit) come back.")
        }
    }

    func run() async throws {
        try await complaining {
            guard let payload = PingPayload(Array(text.utf8)) else { return }
            let door = try await HubDoor.find(hub, options)
            if udp { return try Output.write([try await ClockPing(target: door.target, payload: payload).run()]) }
            let report = try await within(.seconds(30), orElse: { Complaint("The hub did not send the text back.") }) {
                try await door.enter(as: .visitor) { try await Self.ping($0, payload) }
            }
            try Output.write([report])
        }
    }

    private static func ping(_ session: HubSession, _ payload: PingPayload) async throws -> String {
        let (tag, start) = (Tag(1), ContinuousClock.now)
        try await session.send(.ping(tag, payload))
        for try await answer in session.answers {
            guard case .pong(tag, let echo, let clock) = answer else { continue }
            guard echo == payload else { throw Complaint("The hub sent back other bytes than it was sent; update it.") }
            let time = start.duration(to: .now) / .milliseconds(1)
            return "\(payload.bytes.count) bytes came back from \(PlainText.printable(session.hubName.text)) in "
                + "\(time.written(digits: 2)) ms; "
                + "its clock says \(clock.stamp)"
        }
        throw Complaint("The hub is stopping; try again later.")
    }
}
