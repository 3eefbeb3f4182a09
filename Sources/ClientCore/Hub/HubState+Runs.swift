import ChatModel

/// Commands of the hub's owner that the person runs.
extension HubState {
    /// A run that was asked for, and where it is shown.
    struct SentRun: Sendable {
        let nonce: Nonce
        let conversation: ConversationKey
    }

    mutating func askForCommands(_ turn: inout Turn) {
        guard let (_, number) = runPlace(&turn) else { return }
        if !ask(.commands, &turn, { .commands($0, number) }) { tell(.tooManyRequests, &turn) }
    }

    mutating func run(_ call: RunCall, _ turn: inout Turn) {
        guard let (key, number) = runPlace(&turn) else { return }
        let nonce = turn.nonce()
        let sent = SentRun(nonce: nonce, conversation: key)
        guard ask(.run(sent), &turn, { .run($0, number, nonce, call) }) else { return tell(.tooManyRequests, &turn) }
        conversations[key]?.timeline.append(OwnRun(nonce: nonce, call: call))
    }

    /// The shown conversation, in which commands are run.
    private mutating func runPlace(_ turn: inout Turn) -> (ConversationKey, RoomNumber)? {
        guard connection.session != nil else {
            tell(.notConnected(.run), &turn)
            return nil
        }
        guard let shown, let number = shown.number else {
            tell(.noRoom, &turn)
            return nil
        }
        return (shown.key, number)
    }

    /// Ends every own command that runs.
    mutating func stopRuns(_ turn: inout Turn) {
        let running = requests.compactMap { if case .run = $0.value { $0.key } else { nil } }
        guard !running.isEmpty else { return tell(.nothingRuns, &turn) }
        for run in running.sorted(by: { $0.value < $1.value }) {
            if !ask(.stop, &turn, { .stopRun($0, of: run) }) { return tell(.tooManyRequests, &turn) }
        }
    }

    mutating func take(_ bytes: [UInt8], from stream: RunStream, of tag: Tag) {
        guard case .run(let sent)? = requests[tag] else { return }
        conversations[sent.conversation]?.timeline.change(run: sent.nonce) { $0.take(bytes, from: stream) }
    }

    /// A run ended. If the room was told, its entry stands there already, and the run does not.
    mutating func finish(_ tag: Tag, _ end: RunEnd) {
        guard case .run(let sent)? = requests.removeValue(forKey: tag) else { return }
        conversations[sent.conversation]?.timeline.change(run: sent.nonce) { $0.finish(end) }
    }

    /// A run never began.
    mutating func take(_ refusal: Refusal, of sent: SentRun, _ turn: inout Turn) {
        conversations[sent.conversation]?.timeline.drop(run: sent.nonce)
        tell(.refused(.run, refusal.code, detail: refusal.detail), in: sent.conversation, &turn)
    }

    /// The connection is over: what becomes of runs is not known any more.
    mutating func loseRuns() {
        for case .run(let sent) in requests.values {
            conversations[sent.conversation]?.timeline.change(run: sent.nonce) { $0.lose() }
        }
    }
}
