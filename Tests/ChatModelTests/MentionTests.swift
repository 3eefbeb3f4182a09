import ChatModel
import Testing

@Suite struct MentionTests {
    @Test(arguments: [
        ("ann", "ann: hi"), ("ann", "hi Ann"), ("ANN", "@ann"), ("ann", "(ann)"), ("李雷", "你好李雷吗"),
        ("ann", "你好ann吗"), ("ann-2", "ok ann-2."), ("ann", "banned, ann"), ("é", "E\u{301}!"), ("ann", "ann- what"),
    ])
    func aWordIsAMention(name: String, said: String) throws { #expect(Mention.of(try Nick(name), in: said)) }

    @Test(arguments: [
        ("ann", "banned"), ("ann", "annie"), ("ann", "ann-2 is here"), ("ann", "an n"), ("ann", ""), ("ann", "ann_x"),
    ])
    func apartOfAWordIsNot(name: String, said: String) throws { #expect(!Mention.of(try Nick(name), in: said)) }
}
