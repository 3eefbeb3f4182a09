import ChatModel
import HubConnection

/// A visit to a hub to run one command. It is never run again by itself: that a connection is lost does not say that
/// nothing was run.
struct RunAsking: Sendable {
    let door: HubDoor
    let destination: Destination
    let timeout: Duration

    private static let joining = Tag(1)
    private static let asking = Tag(2)

    /// Runs a command to its end.
    /// - Returns: the exit code that tells of it.
    func run(_ call: RunCall, _ output: RunOutput) async throws -> Int32 {
        try await visit { room in
            .run(Self.asking, room, .random(), call)
        } take: { answer in
            switch answer {
            case .wrote(Self.asking, let stream, let bytes): try output.write(bytes, stream)
            case .ran(Self.asking, let end):
                try output.finish(end)
                return end.exitCode
            default: break
            }
            return nil
        }
    }

    /// Shows which commands may be run.
    func list(isJSON: Bool) async throws {
        let offers = try await visit { room in
            .commands(Self.asking, room)
        } take: { answer -> [RunOffer]? in
            if case .commands(Self.asking, let offers) = answer { offers } else { nil }
        }
        try Output.write(offers.map { isJSON ? $0.json : $0.line })
    }

    /// Goes into the room, asks, and hears what comes until something is made of it.
    private func visit<Value: Sendable>(
        _ ask: @escaping @Sendable (RoomNumber) -> Request, take: @escaping @Sendable (Answer) throws -> Value?
    ) async throws -> Value {
        let entered = Latch()
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                try await door.enter(as: .visitor) { session in
                    entered.open()
                    return try await attend(session, ask, take)
                }
            }
            group.addTask {
                try await Task.sleep(for: timeout)
                if !entered.isOpen { throw Complaint("The hub did not answer within \(timeout.written); try again.") }
                return nil
            }
            while let value = try await group.next() { if let value { return value } }
            throw CancellationError()
        }
    }

    private func attend<Value: Sendable>(
        _ session: HubSession, _ ask: @Sendable (RoomNumber) -> Request, _ take: @Sendable (Answer) throws -> Value?
    ) async throws -> Value {
        try await session.send(destination.opening(Self.joining, resume: nil))
        for try await answer in session.answers {
            switch answer {
            case .joined(let joined) where joined.tag == Self.joining: try await session.send(ask(joined.room))
            case .refused(let refusal): throw Complaint(refusal.detail)
            case .removed(_, let removal): throw PlainText.removed(removal, from: destination.written)
            default: if let value = try take(answer) { return value }
            }
        }
        throw Complaint("The hub ended the session; what became of the command is not known.")
    }
}

extension RunEnd {
    /// As programs that run others tell of it: timeout(1), env(1), and shells.
    var exitCode: Int32 {
        switch ending {
        case .exited(let code): Int32(code)
        case .signalled(let signal): 128 + Int32(signal)
        case .timeLimit: 124
        case .stopped: 128 + 15
        case .unstartable: 126
        }
    }
}

extension RunOffer {
    fileprivate var line: String {
        let call = PlainText.printable(usage.isEmpty ? name.text : "\(name.text) \(usage)")
        return about.map { "\(call)\t\(PlainText.printable($0.text))" } ?? call
    }

    fileprivate var json: String {
        var object = JSONLine()
        object.add("command", name.text)
        object.add("usage", usage)
        object.add("about", about?.text ?? "")
        return object.text
    }
}
