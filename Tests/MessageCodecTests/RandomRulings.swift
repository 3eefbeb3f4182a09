import ChatModel

extension RandomValues {
    mutating func role() -> Role { Role.allCases[below(Role.allCases.count)] }

    private mutating func history() -> RoomMode.History { RoomMode.History.allCases[below(3)] }

    private mutating func pause() -> UInt32 { UInt32(below(Int(RoomMode.longestPause) + 1)) }

    mutating func mode() -> RoomMode {
        RoomMode(isInviteOnly: flag(), isAnnounceOnly: flag(), pause: pause(), chosenHistory: maybe { $0.history() })
    }

    private mutating func reason() -> Reason { Fixed.reason(text(Reason.byteLimit)) }

    private mutating func address() -> BannedAddress { Fixed.address(["10.0.0.7", "fe80::1", "::"][below(3)]) }

    private mutating func subject() -> Subject { Subject(id: userID(), nick: nick()) }

    private mutating func target() -> BanTarget { flag() ? .user(subject()) : .address(address()) }

    mutating func ruling() -> Ruling {
        Ruling(scope: flag() ? .room : .hub, act: act(), reason: maybe { $0.reason() })
    }

    private mutating func act() -> Act {
        switch below(9) {
        case 0: .kick(subject())
        case 1: .ban(target(), until: maybe { $0.time() })
        case 2: .unban(target())
        case 3: .mute(subject(), until: maybe { $0.time() })
        case 4: .unmute(subject())
        case 5: .promote(subject())
        case 6: .demote(subject())
        case 7: .invite(subject())
        default: .mode(mode())
        }
    }

    mutating func order() -> Order {
        Order(scope: flag() ? .room : .hub, act: orderedAct(), reason: maybe { $0.reason() })
    }

    private mutating func orderedAct() -> Order.Act {
        switch below(9) {
        case 0: .kick(whom())
        case 1: .ban(whom(), milliseconds: maybe { $0.number() })
        case 2: .unban(whom())
        case 3: .mute(whom(), milliseconds: maybe { $0.number() })
        case 4: .unmute(whom())
        case 5: .promote(whom())
        case 6: .demote(whom())
        case 7: .invite(whom())
        default: .mode(change())
        }
    }

    private mutating func whom() -> Whom {
        switch below(3) {
        case 0: .nick(nick())
        case 1: .user(userID())
        default: .address(address())
        }
    }

    private mutating func change() -> ModeChange {
        ModeChange(
            isInviteOnly: maybe { $0.flag() }, isAnnounceOnly: maybe { $0.flag() }, pause: maybe { $0.pause() },
            history: maybe { $0.history() })
    }

    mutating func sanction() -> Sanction {
        Sanction(
            kind: flag() ? .ban : .mute, target: target(), until: maybe { $0.time() }, by: nick(),
            reason: maybe { $0.reason() })
    }
}
