import ChatModel
import ClientUI
import HubConnection
import Testing

@testable import hubbub

@Suite struct LanguageTests {
    @Test(arguments: [
        ("zh", Language.chinese), ("zh_CN", .chinese), ("zh_CN.UTF-8", .chinese), ("zh_SG.utf8", .chinese),
        ("zh_CN.UTF-8@pinyin", .chinese), ("zh-Hans", .chinese), ("zh_Hans_HK.UTF-8", .chinese),
        ("ZH_cn.Utf8", .chinese), ("zh_CN@pinyin", .chinese),
        ("zh_CN.GB18030", .english), ("zh_CN.gb2312@pinyin", .english), ("zh_TW.UTF-8", .english),
        ("zh_HK.UTF-8", .english), ("zh_MO", .english), ("zh-Hant", .english), ("zh_Hant_CN.UTF-8", .english),
        ("en_US.UTF-8", .english), ("C.UTF-8", .english), ("C", .english), ("POSIX", .english), ("zha", .english),
        ("de_CH.UTF-8", .english), ("", .english), (".", .english), ("_", .english), ("@zh", .english),
    ])
    func aLocaleChooses(locale: String, language: Language) {
        #expect(Language(environment: ["LANG": locale]) == language)
    }

    @Test(
        arguments: [
            ([:], Language.english),
            (["LC_ALL": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8", "LANG": "en_US.UTF-8"], .chinese),
            (["LC_ALL": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8"], .english),
            (["LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"], .chinese),
            (["LC_MESSAGES": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"], .english),
            (["LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN.UTF-8"], .chinese),
            (["LC_CTYPE": "zh_CN.UTF-8"], .english),
            (["HUBBUB_LANGUAGE": "zh", "LC_ALL": "en_US.UTF-8"], .chinese),
            (["HUBBUB_LANGUAGE": "en", "LC_ALL": "zh_CN.UTF-8"], .english),
            (["HUBBUB_LANGUAGE": "ZH"], .chinese),
            (["HUBBUB_LANGUAGE": "fr", "LANG": "zh_CN.UTF-8"], .chinese),
            (["HUBBUB_LANGUAGE": "", "LANG": "zh_CN.UTF-8"], .chinese),
        ] as [([String: String], Language)])
    func theFirstVariableThatSpeaksIsHeard(environment: [String: String], language: Language) {
        #expect(Language(environment: environment) == language)
    }

    @Test func whyAHubWasNotReachedIsSaidInBoth() throws {
        let tcp = HubAddress.tcp(host: "10.3.0.7", port: 24822, plain: false)
        let refused = HubConnectionError(.nothingListens, "Nothing listens there.")
        #expect(Catalogue.english.sentence(for: refused, at: tcp) == "Nothing listens there.")
        #expect(
            Catalogue.chinese.sentence(for: refused, at: tcp)
                == "10.3.0.7:24822 没有程序在监听；核对地址，或在那里运行 hubbub host")
        #expect(
            Catalogue.chinese.sentence(for: refused, at: .unix(path: "/run/hub"))
                == "/run/hub 那里没有服务器在监听；核对路径，或者这样开一个：hubbub host --unix /run/hub")
        let silent = HubConnectionError(.timedOut, "Nothing came.")
        #expect(
            Catalogue.chinese.sentence(for: silent, at: tcp)
                == "10.3.0.7:24822 没有应答；核对地址，并检查途中的防火墙是否放行。")
        let stranger = HubConnectionError(.notAHub, "That is a printer.")
        #expect(Catalogue.chinese.sentence(for: stranger, at: tcp).contains("24822 那里应答的不是 hubbub 服务器"))
        let lost = HubConnectionError(.unreachable, "Lost.")
        #expect(Catalogue.chinese.sentence(for: lost, at: tcp) == "连不上 10.3.0.7:24822；核对一下地址。")
    }
}
