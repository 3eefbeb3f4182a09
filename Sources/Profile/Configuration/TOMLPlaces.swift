/// Where the settings of a text of TOML stand, which the parser does not tell for values that it could read.
struct TOMLPlaces {
    /// A table's header, or a name with its value.
    private struct Setting {
        let path: [String]
        let name: FilePosition
        let value: FilePosition
        /// Of a list: where its items begin.
        var items: [FilePosition] = []
    }

    private var settings: [Setting] = []
    /// Which of them has this path.
    private var exact: [[String]: Int] = [:]
    /// Where what begins with this path stands first.
    private var beginnings: [[String]: FilePosition] = [:]

    /// No setting stands deeper in tables.
    private static let depth = 8

    init(_ text: String) {
        var cursor = TOMLCursor(text)
        var table: [String] = []
        while cursor.skipToSomething() {
            let start = cursor.position
            if cursor.takesHeader() {
                table = cursor.key()
                add(Setting(path: table, name: start, value: start))
                cursor.skipLine()
            } else {
                take(in: table, &cursor)
            }
        }
    }

    /// Where that stands; else where the table around it does. Nil if it is nowhere.
    func position(of place: SettingPlace) -> FilePosition? {
        switch place {
        case .name(let path): name(of: path)
        case .value(let path): setting(at: path)?.value ?? name(of: path)
        case .item(let path, let index):
            setting(at: path).flatMap { index < $0.items.count ? $0.items[index] : nil } ?? position(of: .value(path))
        }
    }

    private mutating func add(_ setting: Setting) {
        exact[setting.path] = exact[setting.path] ?? settings.count
        for count in 0...min(setting.path.count, Self.depth) {
            let beginning = Array(setting.path.prefix(count))
            beginnings[beginning] = beginnings[beginning] ?? setting.name
        }
        settings.append(setting)
    }

    private func setting(at path: [String]) -> Setting? { exact[path].map { settings[$0] } }

    /// A table may have no header of its own, only one that goes on: `[commands.uptime]`.
    private func name(of path: [String]) -> FilePosition? {
        if let found = beginnings[path] { return found }
        return path.count > 1 ? name(of: path.dropLast()) : nil
    }

    /// A name and its value; what is neither is passed over with its line.
    private mutating func take(in table: [String], _ cursor: inout TOMLCursor) {
        let name = cursor.position
        let path = table + cursor.key()
        guard path.count > table.count, cursor.take(UInt8(ascii: "=")) else { return cursor.skipLine() }
        cursor.skipSpaces()
        let index = settings.count
        add(Setting(path: path, name: name, value: cursor.position))
        if cursor.take(UInt8(ascii: "[")) {
            settings[index].items = items(of: path, &cursor)
        } else if cursor.take(UInt8(ascii: "{")) {
            takeFields(of: path, &cursor)
        } else {
            cursor.skipValue()
        }
    }

    private mutating func items(of path: [String], _ cursor: inout TOMLCursor) -> [FilePosition] {
        var items: [FilePosition] = []
        while cursor.skipToSomething(), !cursor.take(UInt8(ascii: "]")) {
            if cursor.take(UInt8(ascii: ",")) { continue }
            items.append(cursor.position)
            if cursor.take(UInt8(ascii: "[")) {
                _ = self.items(of: path, &cursor)
            } else if cursor.take(UInt8(ascii: "{")) {
                takeFields(of: path, &cursor)
            } else {
                cursor.skipValue()
            }
        }
        return items
    }

    private mutating func takeFields(of path: [String], _ cursor: inout TOMLCursor) {
        while cursor.skipToSomething(), !cursor.take(UInt8(ascii: "}")) {
            if !cursor.take(UInt8(ascii: ",")) { take(in: path, &cursor) }
        }
    }
}
