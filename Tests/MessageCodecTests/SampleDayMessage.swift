import ChatModel

/// What a hub tells everybody who comes.
extension Sample {
    static let dayMessage: [Sample] = [
        Sample(
            name: "message of the day",
            value: .answer(.dayMessage(Fixed.valid(DayMessage.init(_:), "Welcome.\n\n\t欢迎 👋"))),
            fields: ["text": "Welcome.\n\n\t欢迎 👋"])
    ]
}
