import ChatModel
import Testing

@Suite struct LookTests {
    private func look(_ text: String) throws -> NameLook { NameLook(try Nick(text)) }

    @Test(arguments: [
        ("bob", "bοb"), ("paypal", "раураl"), ("paypal", "paypaI"), ("John", "Jоhn"), ("ann", "ａｎｎ"), ("ann", "𝐚𝑛𝓷"),
        ("bob", "b0b"), ("bob", "Bob"), ("café", "cafe\u{301}"), ("admin1", "adminl"), ("mod", "rnod"),
        ("ALICE", "АLIСЕ"),
        ("alice", "ALIСE"), ("Ꭺnn", "Ann"), ("李雷", "李雷"), ("☺", "☺\u{FE0F}"), ("ԁana", "dana"), ("fine", "ﬁne"),
    ])
    func namesThatLookAlikeShareASkeleton(one: String, other: String) throws {
        #expect(try look(one).isLike(look(other)))
        #expect(try look(other).isLike(look(one)))
    }

    @Test(arguments: [
        ("bob", "rob"), ("ann", "anna"), ("李雷", "李蕾"), ("cafe", "café"), ("user2", "user3"), ("мир", "mir"), ("👍", "👎"),
        ("dana", "dand"), ("한국", "항국"),
    ])
    func namesThatDoNotAreLeftAlone(one: String, other: String) throws {
        #expect(try !look(one).isLike(look(other)))
    }

    @Test(arguments: ["bοb", "раураl", "Jоhn", "аnn", "ivаn", "李雷а", "αβc", "한국か", "ไทยa"])
    func scriptsThatAreNotWrittenTogetherAreTold(text: String) throws { #expect(try look(text).mixesScripts) }

    @Test(arguments: [
        "bob", "Bøb-2", "иван", "Иван_7", "李雷", "李雷2", "leeリー李ひ", "ann한국", "ㄅ李a", "café", "cafe\u{301}", "علی",
        "👍ann👩‍🚀", "ａｎｎ", "Ελένη", "가나다", "1234", "क्\u{200D}ष", "かな・カナ", "ー", "中ー", "[bot]",
    ])
    func whatIsWrittenTogetherIsFine(text: String) throws { #expect(try !look(text).mixesScripts) }

    @Test func aSkeletonIsOneForManyForms() throws {
        #expect(try look("bob").skeletons == ["bob"])
        #expect(try look("bοb").skeletons == ["bob"])
        #expect(try look("PAYPAI").skeletons.count == 2)
    }
}
