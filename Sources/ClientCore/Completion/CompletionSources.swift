import ChatModel

/// The names that can be completed, best first.
package struct CompletionSources: Hashable, Sendable {
    /// Who spoke last first, then the others in order of name.
    package let nicks: [String]
    /// What the person calls some of them, with the nick that others know them by.
    package let petnames: [CompletedName]
    /// With their `#`.
    package let rooms: [String]
    /// With their slash.
    package let commands: [String]
    /// The topic of the shown room.
    package var topic = ""
    /// The files that can be fetched here, newest first.
    package var files: [CompletedFile] = []
    /// The commands of the hub's owner that were listed last.
    package var runs: [String] = []
    /// The themes that there are.
    package var themes: [String] = []
    /// What keys can do.
    package var actions: [String] = []
    /// The names of the person's own commands, without their slash.
    package var aliases: [String] = []

    package init(
        nicks: [String], petnames: [CompletedName] = [], rooms: [String],
        commands: [String] = CommandTable.words.map { "/" + $0 }
    ) {
        (self.nicks, self.petnames, self.rooms, self.commands) = (nicks, petnames, rooms, commands)
    }
}

/// A name that can be typed for somebody, and the nick that it becomes.
package struct CompletedName: Hashable, Sendable {
    package let name: String
    package let nick: String

    package init(name: String, nick: String) { (self.name, self.nick) = (name, nick) }
}

/// A file or folder whose name can be completed.
package struct CompletedFile: Hashable, Sendable {
    package let name: String
    package let isFolder: Bool

    package init(name: String, isFolder: Bool = false) { (self.name, self.isFolder) = (name, isFolder) }
}

extension Client {
    /// What Tab can complete where the person is.
    package var completionSources: CompletionSources {
        var sources = sourcesOfHub
        sources.aliases = aliases.all.map(\.name)
        return sources
    }

    private var sourcesOfHub: CompletionSources {
        guard let hub = shownHub else { return CompletionSources(nicks: [], rooms: []) }
        let rooms = hub.conversations.values.compactMap(\.name)
        let others = hub.listedRooms.filter { !rooms.contains($0) }
        var sources = CompletionSources(
            nicks: hub.completableNicks, petnames: hub.completablePetnames, rooms: (rooms + others).map(\.written))
        (sources.topic, sources.runs) = (hub.shown?.topic.text ?? "", hub.listedRuns.map(\.text))
        sources.files = hub.completableFiles
        return sources
    }
}

extension HubState {
    /// What the person calls those of this hub to whom they gave a name.
    var completablePetnames: [CompletedName] {
        people.petnames.values.compactMap { petname in
            people.find(petname.id).map { CompletedName(name: petname.name.text, nick: $0.nick.text) }
        }.sorted { $0.name < $1.name }
    }

    /// The files of the shown conversation that are loaded, newest first, then those that were listed last.
    var completableFiles: [CompletedFile] {
        let given = shown?.timeline.items.reversed().compactMap(\.entry?.file) ?? []
        let listed = files.listed.compactMap { line -> SharedFile? in
            if case .entry(let listed, _, isGone: false) = line { listed.file } else { nil }
        }
        var seen: Set<String> = []
        return (given + listed).filter { seen.insert($0.name.text).inserted }.map { file in
            let isFolder = if case .folder = file.shape { true } else { false }
            return CompletedFile(name: file.name.text, isFolder: isFolder)
        }
    }

    /// The nicks of those who spoke in the shown conversation, last one first, then of the other members.
    var completableNicks: [String] {
        guard let shown else { return [] }
        var seen = Set([you?.number].compactMap { $0 })
        var nicks: [String] = []
        for entry in shown.timeline.items.reversed().lazy.compactMap(\.entry).prefix(ClientLimits.listed)
        where entry.body.spoken != nil && seen.insert(entry.author).inserted {
            if let person = people[entry.author] { nicks.append(person.nick.text) }
        }
        if let partner = shown.partner, seen.insert(partner.number).inserted { nicks.append(partner.nick.text) }
        return nicks + shown.roster.members.map(\.person).filter { seen.insert($0.number).inserted }.map(\.nick.text)
    }
}
