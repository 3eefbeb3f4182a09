import ChatModel
import TOMLKit

/// The file `state.toml`: written by the program, readable by people. Every call blocks on the disk.
package struct StateFile: Sendable {
    package let path: String

    package init(path: String) { self.path = path }

    /// What is remembered; nothing if there is no file. Entries that can't be understood are left out.
    /// - Throws: ``ProfileError``.
    package func read() throws(ProfileError) -> ProfileState {
        guard let text = try PrivateText(path: path).read() else { return ProfileState() }
        do {
            return ProfileState(try CheckedTOML.table(text))
        } catch {
            throw ProfileError(
                .malformed, "\(path) is damaged; delete it, and hubbub starts it anew.", cause: error)
        }
    }

    /// Reads what is remembered, changes it, and puts it back.
    /// - Throws: ``ProfileError``.
    package func update(_ change: (inout ProfileState) -> Void) throws(ProfileError) {
        var state = try read()
        let before = state
        change(&state)
        if state != before { try PrivateText(path: path).write(state.table.convert() + "\n") }
    }
}

extension ProfileState {
    fileprivate init(_ table: TOMLTable) {
        nick = table["nick"]?.string.flatMap { try? Nick($0) }
        theme = table["theme"]?.string
        ignored = (table["ignored"]?.array ?? []).compactMap { $0.table.flatMap(IgnoredPerson.init) }
        petnames = (table["petname"]?.array ?? []).compactMap { $0.table.flatMap(NamedPerson.init) }
        let set = table["settings"]?.table
        for key in set?.keys ?? [] { settings[key] = set?[key]?.string }
        aliases = (table["alias"]?.array ?? []).compactMap { $0.table.flatMap(Alias.init) }
        attended = (table["notify"]?.array ?? []).compactMap { $0.table.flatMap(AttendedConversation.init) }
        hubs = (table["hub"]?.array ?? []).compactMap { $0.table.flatMap(MetHub.init) }
    }

    fileprivate var table: TOMLTable {
        let table = TOMLTable()
        if let nick { table["nick"] = nick.text }
        if let theme { table["theme"] = theme }
        if !ignored.isEmpty { table["ignored"] = TOMLArray(ignored.map(\.table)) }
        if !petnames.isEmpty { table["petname"] = TOMLArray(petnames.map(\.table)) }
        if !settings.isEmpty { table["settings"] = TOMLTable(settings, inline: false) }
        if !aliases.isEmpty { table["alias"] = TOMLArray(aliases.map(\.table)) }
        if !attended.isEmpty { table["notify"] = TOMLArray(attended.map(\.table)) }
        if !hubs.isEmpty { table["hub"] = TOMLArray(hubs.map(\.table)) }
        return table
    }
}

extension IgnoredPerson {
    fileprivate init?(_ table: TOMLTable) {
        guard let id = table["id"]?.string.flatMap(Digest.init(hex:)),
            let nick = table["nick"]?.string.flatMap({ try? Nick($0) })
        else { return nil }
        self.init(id: UserID(id), nick: nick)
    }

    fileprivate var table: TOMLTable { TOMLTable(["id": id.digest.hex, "nick": nick.text], inline: false) }
}

extension NamedPerson {
    fileprivate init?(_ table: TOMLTable) {
        guard let id = table["id"]?.string.flatMap(Digest.init(hex:)),
            let nick = table["nick"]?.string.flatMap({ try? Nick($0) }),
            let name = table["name"]?.string.flatMap({ try? Nick($0) })
        else { return nil }
        self.init(id: UserID(id), nick: nick, name: name)
    }

    fileprivate var table: TOMLTable {
        TOMLTable(["id": id.digest.hex, "nick": nick.text, "name": name.text], inline: false)
    }
}

extension Alias {
    fileprivate init?(_ table: TOMLTable) {
        guard let name = table["name"]?.string, let line = table["line"]?.string else { return nil }
        self.init(name: name, line: line)
    }

    fileprivate var table: TOMLTable { TOMLTable(["name": name, "line": line], inline: false) }
}

extension AttendedConversation {
    fileprivate init?(_ table: TOMLTable) {
        guard let hub = table["hub"]?.string.flatMap(Digest.init(hex:)),
            let attention = table["of"]?.string.flatMap(Attention.init(rawValue:))
        else { return nil }
        let room = table["room"]?.string.flatMap { try? RoomName($0) }.map(ConversationKey.room)
        let person = table["user"]?.string.flatMap(Digest.init(hex:)).map { ConversationKey.direct(UserID($0)) }
        guard let conversation = room ?? person else { return nil }
        self.init(hub: HubID(hub), conversation: conversation, attention: attention)
    }

    fileprivate var table: TOMLTable {
        let table = TOMLTable(["hub": hub.digest.hex, "of": attention.rawValue], inline: false)
        switch conversation {
        case .room(let name): table["room"] = name.text
        case .direct(let user): table["user"] = user.digest.hex
        }
        return table
    }
}

extension MetHub {
    fileprivate init?(_ table: TOMLTable) {
        guard let id = table["id"]?.string.flatMap(Digest.init(hex:)),
            let name = table["name"]?.string.flatMap({ try? HubName($0) }),
            let address = HubAddress(table), let met = table["met"]?.int.flatMap(UInt64.init(exactly:))
        else { return nil }
        let rooms = (table["rooms"]?.array ?? []).compactMap { $0.string.flatMap { try? RoomName($0) } }
        self.init(id: HubID(id), name: name, address: address, met: HubTime(milliseconds: met), rooms: rooms)
    }

    fileprivate var table: TOMLTable {
        let table = TOMLTable(
            ["id": id.digest.hex, "name": name.text, "met": Int(clamping: met.milliseconds)], inline: false)
        table["rooms"] = TOMLArray(rooms.map(\.text))
        address.write(into: table)
        return table
    }
}

extension HubAddress {
    fileprivate init?(_ table: TOMLTable) {
        if let path = table["unix"]?.string {
            self = .unix(path: path)
        } else if let host = table["host"]?.string, let port = table["port"]?.int.flatMap(UInt16.init(exactly:)) {
            self = .tcp(host: host, port: port, plain: table["plain"]?.bool ?? false)
        } else {
            return nil
        }
    }

    fileprivate func write(into table: TOMLTable) {
        switch self {
        case .unix(let path): table["unix"] = path
        case .tcp(let host, let port, let plain):
            table["host"] = host
            table["port"] = Int(port)
            if plain { table["plain"] = true }
        }
    }
}
