import ChatModel

@testable import ClientCore

extension Scene {
    /// Everything that a room may show: the evening of everything, with an edit, reactions, an answer to a message that
    /// is on the screen, a file on its way, and letters of every width.
    static func full() throws -> Scene {
        var scene = try busy(80, 24)
        try scene.change(2, .edit(of: Seq(6), MessageText("wait for the changelog, please (all of it)")))
        for author in [2, 3] as [UInt32] { try scene.change(author, .reaction(to: Seq(5), Reaction("👍"), isOn: true)) }
        try scene.change(1, .reaction(to: Seq(5), Reaction("❤️"), isOn: true))
        try scene.event(
            .entry(
                scene.entry(
                    by: 5, body: .reply(to: Seq(3), MessageText("Zu\u{308}rich 👩‍👩‍👧 好的 นี้")), at: Sample.time(14, 7))))
        let file = try file("release-notes.pdf", 1_234_567)
        try scene.event(.entry(scene.entry(by: 3, body: .file(file), at: Sample.time(14, 7))))
        let draft = scene.composed
        scene.press(.control("u"))
        scene.submit("/get release-notes.pdf")
        scene.openCourier()
        scene.carry(753_000, of: 1_234_567, in: 3)
        scene.type(draft)
        return scene
    }
}
