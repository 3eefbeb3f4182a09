import ChatModel
import TerminalCore

@testable import ClientCore

extension Scene {
    /// In the lobby with ann (2), bob (3), 李雷 (4) and mei (5).
    static func lobby(_ columns: Int, _ rows: Int, topic: String = "", history: [Entry] = []) throws -> Scene {
        var scene = Scene(columns, rows)
        try scene.connect()
        let people = try [(1, "dana"), (2, "ann"), (3, "bob"), (4, "李雷"), (5, "mei")].map { number, nick in
            try Sample.member(UInt32(number), nick, away: nick == "mei" ? "lunch" : nil)
        }
        try scene.joined(topic: topic, members: people, history: history, authors: people.map(\.person))
        return scene
    }

    /// The lobby with so many lines of ann's: `line 1` and on.
    static func lines(_ count: UInt64, _ columns: Int, _ rows: Int) throws -> Scene {
        let history = try (1...count).map { seq in
            Entry(
                seq: Seq(seq), time: Sample.time(13, 0), author: UserNumber(2), nonce: Nonce(seq),
                body: .text(try MessageText("line \(seq)")))
        }
        return try lobby(columns, rows, history: history)
    }

    /// An evening of everything: several rooms, a direct conversation, unread lines and mentions.
    static func busy(_ columns: Int, _ rows: Int) throws -> Scene {
        var scene = try lobby(columns, rows, topic: "Release day: freeze at 16:00")
        try scene.say(2, "see you tomorrow", at: Sample.time(18, 30, day: 19))
        try scene.say(2, "the build is green again", at: Sample.time(13, 58))
        try scene.say(3, "great, tagging 1.4 now", at: Sample.time(14, 1))
        try scene.say(3, "```\n$ git tag -s v1.4 && git push --tags\n```", at: Sample.time(14, 1))
        try scene.event(.arrived(Sample.member(6, "tom")))
        try scene.event(.left(UserNumber(6)))
        try scene.event(.arrived(Sample.member(7, "eve")))
        try scene.event(.left(UserNumber(5)))
        try scene.event(.arrived(Sample.member(8, "kim")))
        try scene.event(.arrived(Sample.member(5, "mei", away: "lunch")))
        try scene.say(4, "下午四点冻结，别忘了更新日志 👍", at: Sample.time(14, 2))
        scene.press(.focus(false))
        try scene.say(2, "wait for the changelog, please", at: Sample.time(14, 3))
        try scene.event(.entry(scene.entry(by: 3, body: .action(MessageText("waits")), at: Sample.time(14, 5))))
        try scene.say(
            4, "@dana can you check the numbers on page 3? the table looks wrapped wrongly on a narrow screen",
            at: Sample.time(14, 6))
        for (number, name) in [(2, "#build"), (3, "#中文群"), (4, "#random")] {
            // Nobody is at the keys.
            scene.apply(.user(.submit("/join \(name)")))
            try scene.joined(UInt32(number))
        }
        scene.apply(.user(.showNumber(1)))
        for text in ["red", "green", "red"] { try scene.say(2, text, in: 2) }
        try scene.say(4, "dana，看一下", in: 3)
        try scene.direct(5, from: Sample.person(2, "ann"), texts: ["psst", "are you there?"])
        try scene.direct(6, from: Sample.person(3, "bob"), isHere: false)
        scene.press(.focus(true))
        scene.submit("on it")
        scene.type("on my way to the meeting room, back at three")
        return scene
    }
}
