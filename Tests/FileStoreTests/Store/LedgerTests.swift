import ChatModel
import Testing

@testable import FileStore

@Suite struct LedgerTests {
    private static var rules: FileRules {
        var rules = FileRules()
        (rules.largest, rules.perUser, rules.total, rules.reserve) = (100, 250, 600, 50)
        return rules
    }

    private static func code(_ body: () throws(FileStoreError) -> Void) -> FileStoreError.Code? {
        do {
            try body()
            return nil
        } catch {
            return error.code
        }
    }

    struct Placing: Sendable {
        let size: UInt64?
        var used: UInt64 = 0
        var free: UInt64? = 1_000
        let code: FileStoreError.Code?
    }

    @Test(arguments: [
        Placing(size: 0, code: nil), Placing(size: 100, code: nil), Placing(size: 101, code: .tooLarge),
        Placing(size: .max, code: .tooLarge), Placing(size: nil, code: nil),
        Placing(size: 100, used: 150, code: nil), Placing(size: 100, used: 151, code: .tooLarge),
        Placing(size: 100, used: .max, code: .tooLarge), Placing(size: nil, used: .max, code: nil),
        Placing(size: 100, free: 150, code: nil), Placing(size: 100, free: 149, code: .noSpace),
        Placing(size: 1, free: 0, code: .noSpace), Placing(size: 100, free: nil, code: nil),
    ]) func aHalfIsLetInByItsSizeBeforeTheFirstByte(_ placing: Placing) {
        var ledger = Ledger(rules: Self.rules, limits: StoreLimits())
        let code = Self.code { () throws(FileStoreError) in
            try ledger.place(half(1), size: placing.size, used: placing.used, free: placing.free)
        }
        #expect(code == placing.code)
        #expect(ledger.isOpen(half(1)) == (code == nil))
        #expect(ledger.total == (code == nil ? placing.size ?? 0 : 0))
    }

    @Test func whatOthersWerePromisedIsNotGivenTwice() throws {
        var ledger = Ledger(rules: Self.rules, limits: StoreLimits())
        try ledger.place(half(1), size: 100, used: 0, free: 200)
        #expect(
            Self.code { () throws(FileStoreError) in try ledger.place(half(2), size: 51, used: 0, free: 200) }
                == .noSpace)
        try ledger.admit(half(1), count: 60, free: 200)
        ledger.note(half(1), bytes: 60)
        // The disk has 60 less, and is promised 60 less.
        #expect(
            Self.code { () throws(FileStoreError) in try ledger.place(half(2), size: 51, used: 0, free: 140) }
                == .noSpace)
        try ledger.place(half(2), size: 50, used: 0, free: 140)
        ledger.suspend(half(1))
        try ledger.place(half(3), size: 40, used: 0, free: 140)
    }

    @Test func aUsersHalvesCountAndThoseOfOthersDoNot() throws {
        var ledger = Ledger(rules: Self.rules, limits: StoreLimits())
        try ledger.place(half(1, 1), size: 100, used: 0, free: nil)
        try ledger.place(half(1, 2), size: 100, used: 0, free: nil)
        #expect(
            Self.code { () throws(FileStoreError) in try ledger.place(half(1, 3), size: 51, used: 0, free: nil) }
                == .tooLarge)
        try ledger.place(half(2, 3), size: 100, used: 0, free: nil)
        try ledger.place(half(1, 3), size: 50, used: 0, free: nil)
        ledger.drop(half(1, 2))
        try ledger.place(half(1, 4), size: 100, used: 0, free: nil)
    }

    @Test func allOfTheHubIsBoundedToo() throws {
        var ledger = Ledger(rules: Self.rules, limits: StoreLimits())
        ledger.found(content: 550)
        #expect(
            Self.code { () throws(FileStoreError) in try ledger.place(half(1), size: 51, used: 0, free: nil) }
                == .tooLarge)
        ledger.removed(content: 1)
        try ledger.place(half(1), size: 51, used: 0, free: nil)
        ledger.note(half(1), bytes: 51)
        ledger.finish(half(1), isNew: false)
        #expect(ledger.total == 549)
    }

    @Test func aHalfOfUnknownSizeIsJudgedWithEachSlice() throws {
        var ledger = Ledger(rules: Self.rules, limits: StoreLimits())
        try ledger.place(half(1), size: nil, used: 200, free: 60)
        try ledger.admit(half(1), count: 10, free: 60)
        ledger.note(half(1), bytes: 10)
        #expect(Self.code { () throws(FileStoreError) in try ledger.admit(half(1), count: 1, free: 50) } == .noSpace)
        #expect(Self.code { () throws(FileStoreError) in try ledger.admit(half(1), count: 41, free: 500) } == .tooLarge)
        try ledger.admit(half(1), count: 40, free: 500)
    }

    @Test func nobodySendsMoreThanWasSaid() throws {
        var ledger = Ledger(rules: Self.rules, limits: StoreLimits())
        try ledger.place(half(1), size: 20, used: 0, free: nil)
        ledger.note(half(1), bytes: 15)
        #expect(Self.code { () throws(FileStoreError) in try ledger.admit(half(1), count: 6, free: nil) } == .differs)
        try ledger.admit(half(1), count: 5, free: nil)
        #expect(
            Self.code { () throws(FileStoreError) in try ledger.admit(half(2), count: 5, free: nil) } == .wrongPlace)
    }

    @Test func halvesAreCountedOfOneAndOfAll() throws {
        var limits = StoreLimits()
        (limits.halves, limits.halvesOfUser, limits.openHalves) = (4, 2, 3)
        var ledger = Ledger(rules: Self.rules, limits: limits)
        try ledger.place(half(1, 1), size: 1, used: 0, free: nil)
        try ledger.place(half(1, 2), size: 1, used: 0, free: nil)
        #expect(
            Self.code { () throws(FileStoreError) in try ledger.place(half(1, 3), size: 1, used: 0, free: nil) }
                == .busy)
        try ledger.place(half(2, 1), size: 1, used: 0, free: nil)
        #expect(
            Self.code { () throws(FileStoreError) in try ledger.place(half(3, 1), size: 1, used: 0, free: nil) }
                == .busy)
        ledger.suspend(half(1, 1))
        try ledger.place(half(3, 1), size: 1, used: 0, free: nil)
        ledger.suspend(half(3, 1))
        #expect(
            Self.code { () throws(FileStoreError) in try ledger.place(half(4, 1), size: 1, used: 0, free: nil) }
                == .busy)
        try ledger.place(half(1, 1), size: 1, used: 0, free: nil)
    }

    @Test func whatIsFinishedStaysItsUsers() throws {
        var ledger = Ledger(rules: Self.rules, limits: StoreLimits())
        try ledger.place(half(1, 1), size: nil, used: 100, free: nil)
        try ledger.place(half(1, 2), size: 100, used: 100, free: nil)
        ledger.note(half(1, 2), bytes: 100)
        ledger.finish(half(1, 2), isNew: true)
        #expect(
            Self.code { () throws(FileStoreError) in try ledger.admit(half(1, 1), count: 51, free: nil) } == .tooLarge)
        try ledger.admit(half(1, 1), count: 50, free: nil)
        #expect(ledger.contents == 100)
    }
}
