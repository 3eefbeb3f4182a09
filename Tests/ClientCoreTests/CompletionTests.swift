import Testing

@testable import ClientCore

@Suite struct CompletionTests {
    private let sources = CompletionSources(
        nicks: ["bob", "Anton", "ann", "李雷", "李娜", "érica"], rooms: ["#lobby", "#Logs", "#中文群"])

    static let cases: [(String, [String])] = [
        ("bo", ["bob: "]), ("AN", ["Anton: ", "ann: "]), ("hi an", ["hi Anton ", "hi ann "]),
        ("@an", ["@Anton ", "@ann "]),
        ("see #lo", ["see #lobby ", "see #Logs "]), ("#中", ["#中文群 "]), ("李", ["李雷: ", "李娜: "]),
        ("你好李", ["你好李雷 ", "你好李娜 "]), ("É", ["érica: "]), ("/jo", ["/join "]), ("/help jo", ["/help /join "]),
        ("/msg bo", ["/msg bob "]), ("/ban --", ["/ban --hub "]), ("/ban --hub bo", ["/ban --hub bob "]),
        ("/mode an", ["/mode announce "]), ("/mode invite sl", ["/mode invite slow "]),
        ("line one\nbo", ["line one\nbob "]),
    ]

    @Test(arguments: cases)
    func namesComeInOrderAndRound(before: String, after: [String]) throws {
        var completion = try #require(Completion(before: before, in: sources))
        #expect(completion.count == after.count)
        #expect(after.indices.map { _ in completion.next() } == after)
        #expect(completion.next() == after[0])
        #expect(completion.previous() == after[after.count - 1])
    }

    @Test func backwardsBeginsAtTheLast() throws {
        var completion = try #require(Completion(before: "an", in: sources))
        #expect(completion.previous() == "ann: ")
    }

    @Test(arguments: ["", "bob ", "zz", "#zz", "/zz", "say /jo", "xbo"])
    func nothingFits(before: String) { #expect(Completion(before: before, in: sources) == nil) }

    @Test func whoSpokeLastComesFirst() {
        var rig = Rig.inLobby([entry(1, by: bob, "a"), entry(2, by: ann, "b")])
        #expect(rig.client.completionSources.nicks == ["ann", "bob"])
        rig.event(.entry(entry(3, by: bob, "c")))
        #expect(rig.client.completionSources.nicks == ["bob", "ann"])
        #expect(rig.client.completionSources.rooms == ["#lobby"])
    }
}
