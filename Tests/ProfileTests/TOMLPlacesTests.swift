import Testing

@testable import Profile

@Suite struct TOMLPlacesTests {
    private let places = TOMLPlaces(
        #"""
        nick = "ann" # nick = 3
          a . "b.c" = 'x'
        [t] # [u]
        long = """
        [u]
        nick = "no" \""" more"""
        list = [ "é", # one
          '''two
          lines''', { a = ["]"], b = 2 }, [3] , 4 ]
        fields = { x = 1, y = { z = [ 5 ] } }
        "Ctrl-\\" = "undo"
        this is nothing
        last = 1
        [[u.v]]
        w = 1979-05-27T07:32:00Z
        """#)

    private func expect(_ place: SettingPlace, _ line: Int, _ column: Int) {
        #expect(places.position(of: place) == FilePosition(line: line, column: column), "\(place)")
    }

    @Test func namesAndValuesHaveTheirPlaces() {
        expect(.name(["nick"]), 1, 1)
        expect(.value(["nick"]), 1, 8)
        expect(.name(["a", "b.c"]), 2, 3)
        expect(.value(["a", "b.c"]), 2, 15)
        expect(.name(["a"]), 2, 3)
        expect(.value(["t", "long"]), 4, 8)
        expect(.value(["t", "last"]), 13, 8)
        expect(.value(["t", #"Ctrl-\"#]), 11, 13)
        expect(.name(["u", "v"]), 14, 1)
        expect(.value(["u", "v", "w"]), 15, 5)
    }

    @Test func itemsAndFieldsHaveTheirPlaces() {
        for (index, place) in [(7, 10), (8, 3), (9, 13), (9, 35), (9, 41)].enumerated() {
            expect(.item(["t", "list"], index), place.0, place.1)
        }
        expect(.value(["t", "fields", "x"]), 10, 16)
        expect(.item(["t", "fields", "y", "z"], 0), 10, 31)
    }

    @Test func whatIsNowhereIsWhereTheTableAroundItIs() {
        expect(.item(["t", "list"], 9), 7, 8)
        expect(.value(["t", "missing"]), 3, 1)
        expect(.name(["t", "fields", "q"]), 10, 1)
        #expect(places.position(of: .value(["missing"])) == nil)
    }

    @Test(arguments: [
        "", "[", "[[", "a", "a =", "a = [", "a = {", "a = \"", "a = '''x", "a = [}", "a = {]", "\"", "= 1", "]\n}\n,",
        "[]\nb = 1",
        "a = \"\\", "\u{FEFF}a = 1", ".", "a.", "a.=1",
    ])
    func nothingStopsIt(text: String) {
        _ = TOMLPlaces(text)
        for count in 0..<text.utf8.count { _ = TOMLPlaces(String(decoding: text.utf8.prefix(count), as: UTF8.self)) }
    }

    @Test func columnsAreCountedInScalarsBehindAByteOrderMark() {
        let places = TOMLPlaces("\u{FEFF}\"日本\" = 1")
        #expect(places.position(of: .value(["日本"])) == FilePosition(line: 1, column: 8))
    }
}
