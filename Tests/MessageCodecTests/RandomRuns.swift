import ChatModel

extension RandomValues {
    private mutating func runName() -> RunName {
        let letters = Array("abyz09_-")
        return Fixed.runName("a" + String((0..<below(RunName.byteLimit)).map { _ in letters[below(letters.count)] }))
    }

    mutating func call() -> RunCall {
        Fixed.call(runName().text, list(8) { $0.flag() ? "" : $0.text(100) })
    }

    mutating func runEnd() -> RunEnd {
        let endings: [RunEnd.Ending] = [
            .exited(bytes(1)[0]), .signalled(bytes(1)[0]), .timeLimit, .stopped, .unstartable,
        ]
        return RunEnd(endings[below(endings.count)], milliseconds: number(), isCut: flag())
    }

    mutating func stream() -> RunStream { flag() ? .output : .errors }

    mutating func report() -> RunReport {
        Fixed.report(call(), runEnd(), list(10) { ($0.stream(), $0.flag() ? "" : $0.text(200)) })
    }

    mutating func offer() -> RunOffer {
        RunOffer(
            name: runName(), usage: text(RunOffer.usageBytes),
            about: maybe { Fixed.valid(RunAbout.init, $0.text(RunAbout.byteLimit)) })
    }
}
