import ChatModel

extension Surroundings {
    /// What the hub says no with: its own sentence, or words for the reason; both where it speaks another language than
    /// the person.
    func detail(_ code: Refusal.Code, _ detail: String) -> String {
        let reason = reason(code)
        if detail.isEmpty { return reason ?? words.text("refusal.other") }
        guard let reason, !words.speaksAsHubs else { return detail }
        return words.text("refusal.said", ["reason": reason, "detail": detail])
    }

    /// Words for a refusal; nil where there are none.
    func reason(_ code: Refusal.Code) -> String? { Self.key(for: code).map { words.text($0) } }

    private static func key(for code: Refusal.Code) -> String? {
        switch code {
        case .banned: "refusal.banned"
        case .kicked: "refusal.kicked"
        case .notOnList: "refusal.notonlist"
        case .wrongBinding: "refusal.binding"
        case .tooManyAttempts: "refusal.attempts"
        case .muted: "refusal.muted"
        case .notAllowed: "refusal.notallowed"
        case .inviteOnly: "refusal.inviteonly"
        case .announceOnly: "refusal.announceonly"
        case .slowMode: "refusal.slowmode"
        case .tooFast: "refusal.toofast"
        case .notJoined: "refusal.notjoined"
        case .nickTaken: "refusal.nicktaken"
        case .noSuchRoom: "refusal.noroom"
        case .noSuchUser: "refusal.nouser"
        case .tooManyRooms: "refusal.rooms"
        case .tooManySessions: "refusal.sessions"
        case .overCredit: "refusal.overcredit"
        case .stopping: "refusal.stopping"
        case .tooManyPins: "refusal.pins"
        default: keyOfStored(code) ?? keyOfRun(code) ?? keyOfFile(code)
        }
    }

    private static func keyOfStored(_ code: Refusal.Code) -> String? {
        switch code {
        case .storageFull: "refusal.full"
        case .storageFailed: "refusal.failed"
        case .storageReadOnly: "refusal.readonly"
        default: nil
        }
    }

    private static func keyOfRun(_ code: Refusal.Code) -> String? {
        switch code {
        case .noSuchCommand: "refusal.nocommand"
        case .wrongArguments: "refusal.arguments"
        case .tooManyRuns: "refusal.runs"
        default: nil
        }
    }

    private static func keyOfFile(_ code: Refusal.Code) -> String? {
        switch code {
        case .filesOff: "refusal.filesoff"
        case .noSuchFile: "refusal.nofile"
        case .fileTooLarge: "refusal.filetoolarge"
        case .noSpace: "refusal.nospace"
        case .fileDiffers: "refusal.filediffers"
        case .tooManyTransfers: "refusal.transfers"
        case .fileChanged: "refusal.filechanged"
        default: nil
        }
    }
}
