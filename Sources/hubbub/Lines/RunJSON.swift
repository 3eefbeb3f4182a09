import ChatModel

/// How a run ended, as members of a JSON object: ending, exit or signal where there is one, milliseconds, cut.
enum RunJSON {
    static func add(_ end: RunEnd, to object: inout JSONLine) {
        switch end.ending {
        case .exited(let code):
            object.add("ending", "exit")
            object.add("exit", code)
        case .signalled(let signal):
            object.add("ending", "signal")
            object.add("signal", signal)
        case .timeLimit: object.add("ending", "time")
        case .stopped: object.add("ending", "stopped")
        case .unstartable: object.add("ending", "unstartable")
        }
        object.add("milliseconds", end.milliseconds)
        object.add("cut", end.isCut)
    }
}
