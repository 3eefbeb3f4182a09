import ChatModel

/// Why an order is not carried out: what to answer.
struct OrderObjection: Error, Hashable {
    let code: Refusal.Code
    let detail: String

    init(_ code: Refusal.Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }

    static let direct = OrderObjection(.notAllowed, "A direct conversation has no operators.")

    static func notOperator(_ realm: Realm) -> OrderObjection {
        OrderObjection(
            .notAllowed,
            realm == .hub
                ? "Only an operator of the hub may do that; ask its owner."
                : "Only an operator of this room may do that; ask one: + or ◆ stands by their names.")
    }

    static func notOwner(_ realm: Realm) -> OrderObjection {
        OrderObjection(
            .notAllowed, realm == .hub ? "Only the hub's owner may do that." : "Only an owner of this room may do that."
        )
    }

    static func outranked(_ nick: Nick) -> OrderObjection {
        OrderObjection(.notAllowed, "\(nick.text) has no less say here than you.")
    }

    static func unknown(_ whom: Whom) -> OrderObjection {
        switch whom {
        case .nick(let nick): OrderObjection(.noSuchUser, "Nobody called \(nick.text) is known here.")
        case .user: OrderObjection(.noSuchUser, "Nobody with that key is known here.")
        case .address: OrderObjection(.noSuchUser, "That can be done to a person only, not to an address.")
        }
    }
}
