import ChatModel

/// The person's own commands.
extension Client {
    mutating func run(_ change: AliasChange, _ turn: inout Turn) {
        switch change {
        case .list:
            turn.effects.append(.clearComposer)
            tell(.aliases(aliases.all), &turn)
        case .show(let name):
            guard let alias = aliases[name] else { return tell(.noAlias(name), &turn) }
            turn.effects.append(.clearComposer)
            tell(.aliases([alias]), &turn)
        case .give(let alias): give(alias, &turn)
        }
    }

    private mutating func give(_ alias: Alias, _ turn: inout Turn) {
        guard aliases[alias.name] != nil || !aliases.isFull else {
            return tell(.tooManyAliases(limit: ClientLimits.aliases), &turn)
        }
        turn.effects.append(.clearComposer)
        aliases.set(alias)
        turn.effects.append(.save(.aliases(aliases.own)))
        let setting = aliases.setting(alias.name)
        tell(.aliasGiven(alias, settings: setting == alias.line ? nil : setting), &turn)
    }

    mutating func takeAlias(_ name: String, _ turn: inout Turn) {
        guard let alias = aliases.remove(name) else { return tell(.noAlias(name), &turn) }
        turn.effects += [.clearComposer, .save(.aliases(aliases.own))]
        tell(.aliasTaken(alias, isInSettings: aliases.setting(alias.name) != nil), &turn)
    }
}
