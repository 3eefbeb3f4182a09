import ChatModel

/// Why a command is not run.
struct RunObjection: Error, Hashable {
    let code: Refusal.Code
    let detail: String

    init(_ code: Refusal.Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }

    /// Also for one that others may run: nobody is told what there is beyond that.
    static func noSuchCommand(_ name: RunName) -> RunObjection {
        RunObjection(.noSuchCommand, "There is no command \(name.text) that you may run here; /run shows those.")
    }

    static let notJoined = RunObjection(.notJoined, "You are not in that room.")

    static func tooMany(ofYours count: Int) -> RunObjection {
        RunObjection(
            .tooManyRuns,
            count == 1
                ? "A command of yours runs; wait until it ends."
                : "\(count) commands of yours run; wait until one of them ends.")
    }

    static let tooManyOnHub = RunObjection(
        .tooManyRuns, "As many commands run on this hub as may; try again when one of them has ended.")
}
