import Testing

@testable import hubbub

@Suite struct LocaleCheckTests {
    @Test(
        arguments: [
            ([:], true), (["LANG": ""], true), (["LANG": "en_US.UTF-8"], true), (["LANG": "C"], false),
            (["LANG": "en_US.UTF-8", "LC_ALL": "C"], false), (["LANG": "C", "LC_CTYPE": "zh_CN.utf8"], true),
            (["LC_ALL": "", "LANG": "de_DE@euro"], false),
        ] as [([String: String], Bool)])
    func theFirstVariableThatSaysAnythingDecides(environment: [String: String], isUTF8: Bool) {
        #expect(LocaleCheck.isUTF8(environment) == isUTF8)
    }
}
