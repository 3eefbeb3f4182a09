import ChatModel

/// Hubs that ask for a password.
extension Client {
    /// A hub asks: the person does, or what the command line gave is answered, once.
    mutating func take(_ question: PasswordQuestion, _ key: HubKey, _ turn: inout Turn) {
        hubs[key]?.connection = .idle
        if let password = givenPassword {
            givenPassword = nil
            return give(password, to: question.hub, key, &turn)
        }
        let name = question.name ?? hubs[key]?.name ?? directory.row(of: question.hub)?.name
        hubs[key]?.connection = .askingPassword(
            PasswordQuestion(
                hub: question.hub, name: name, address: question.address, occasion: question.occasion))
    }

    /// The person answers, or (nil) goes away.
    mutating func decidePassword(_ text: String?, _ turn: inout Turn) {
        guard case .hub(let key) = screen, case .askingPassword(let question)? = hubs[key]?.connection else { return }
        guard let text else {
            hubs[key]?.connection = .stopped(.asked)
            if hubs[key]?.wasOpen == false { screen = .picker }
            return
        }
        guard let password = try? Password(text) else {
            // What can't be a password is not this hub's.
            hubs[key]?.connection = .askingPassword(
                PasswordQuestion(
                    hub: question.hub, name: question.name, address: question.address, occasion: .wrong))
            return
        }
        hubs[key]?.connection = .idle
        give(password, to: question.hub, key, &turn)
    }

    /// Connects with a password to the very hub that asked for it.
    private mutating func give(_ password: Password, to hub: HubID, _ key: HubKey, _ turn: inout Turn) {
        hubs[key]?.trusted = hub
        connect(key, &turn, password: password)
    }
}
