import ChatModel

/// Commands of a hub's owner, what they write, and how they end.
extension Sample {
    static let runs: [Sample] = [
        request("ask for commands", .commands(Tag(18), Fixed.room), ["tag": 18, "room": 7]),
        request(
            "run", .run(Tag(19), Fixed.room, Fixed.nonce, Fixed.call),
            [
                "tag": 19, "room": 7, "nonce": Words.nonce, "name": "disk-free",
                "arguments": ["/srv/my files", "", "中文"],
            ]),
        request("stop a run", .stopRun(Tag(20), of: Tag(19)), ["tag": 20, "run": 19]),
        answer(
            "commands", .commands(Tag(18), Fixed.offers),
            [
                "tag": 18,
                "commands": [
                    ["name": "disk-free", "usage": "/[^.]+", "about": "Room on the disks"],
                    ["name": "uptime", "usage": "", "about": nil],
                ],
            ]),
        answer(
            "wrote", .wrote(Tag(19), .errors, [0xFF, 0x1B, 0x0A]), ["tag": 19, "stream": "errors", "bytes": "ff1b0a"]),
        answer(
            "ran, with an exit code", .ran(Tag(19), RunEnd(.exited(3), milliseconds: 1_204)),
            ["tag": 19, "ending": "exit", "value": 3, "milliseconds": 1_204, "cut": false]),
        answer(
            "ran, to the end of its time", .ran(Tag(19), RunEnd(.timeLimit, milliseconds: 10_003, isCut: true)),
            ["tag": 19, "ending": "time limit", "value": 0, "milliseconds": 10_003, "cut": true]),
        answer(
            "entry: run", .event(Fixed.room, .entry(Fixed.entry(42, .run(Fixed.report)))),
            [
                "room": 7, "seq": 42, "time": Words.time, "author": 3, "nonce": Words.nonce, "name": "disk-free",
                "arguments": ["/srv/my files", "", "中文"], "ending": "exit", "value": 1, "milliseconds": 80,
                "cut": false,
                "lines": [["stream": "output", "text": "/srv\t12 %"], ["stream": "errors", "text": "no such disk"]],
            ]),
    ]

    private static func request(_ name: String, _ request: Request, _ fields: [String: Field]) -> Sample {
        Sample(name: name, value: .request(request), fields: fields)
    }

    private static func answer(_ name: String, _ answer: Answer, _ fields: [String: Field]) -> Sample {
        Sample(name: name, value: .answer(answer), fields: fields)
    }
}

extension Fixed {
    static func runName(_ text: String) -> RunName { valid(RunName.init, text) }

    static func call(_ name: String, _ arguments: [String]) -> RunCall {
        guard let call = RunCall(runName(name), arguments.map { valid(RunArgument.init, $0) }) else {
            preconditionFailure("a call within its bounds")
        }
        return call
    }

    static let call = call("disk-free", ["/srv/my files", "", "中文"])

    static let offers = [
        RunOffer(name: runName("disk-free"), usage: "/[^.]+", about: valid(RunAbout.init, "Room on the disks")),
        RunOffer(name: runName("uptime"), usage: "", about: nil),
    ]

    static func report(_ call: RunCall, _ end: RunEnd, _ lines: [(RunStream, String)]) -> RunReport {
        guard let report = RunReport(call: call, end: end, lines: lines.compactMap { RunLine($0.0, $0.1) }) else {
            preconditionFailure("a report within its bounds")
        }
        return report
    }

    static let report = report(
        call, RunEnd(.exited(1), milliseconds: 80), [(.output, "/srv\t12 %"), (.errors, "no such disk")])
}
