import Testing

@Suite(.needsTmux) struct LanguageTests {
    /// The locale need not be installed: what it says of the letters and the language counts.
    @Test func aChineseLocaleIsSpokenToInChinese() async throws {
        let dana = try Person("dana")
        let terminal = try await Terminal(dana)
        try await terminal.type("LANG=zh_CN.UTF-8 hubbub\n")
        try await terminal.wait(for: "别人怎么称呼你？", "Enter 继续")
        try await terminal.type("dana\n")
        try await terminal.wait(for: "此网络上的服务器", "你是 dana")
        try await terminal.keys("F1")
        try await terminal.wait(for: "聊天", "补全昵称、房间、命令、路径或 :emoji:")
        try await terminal.keys("F1", "q")
        try await terminal.wait("the shell") { !$0.text.contains("此网络") }
    }

    @Test func whatCanNotBeDrawnIsNotChosen() async throws {
        let dana = try Person("dana")
        let terminal = try await Terminal(dana)
        for variables in ["LC_ALL=zh_CN.GB18030", "LC_ALL=C HUBBUB_LANGUAGE=zh", "LANG=zh_CN.UTF-8 HUBBUB_LANGUAGE=en"]
        {
            try await terminal.type("clear; \(variables) hubbub --nick dana\n")
            try await terminal.wait(for: "Hubs on this network", "q quit")
            try await terminal.keys("q")
            try await terminal.wait("the shell") { !$0.text.contains("Hubs on this network") }
        }
    }
}
