/// What one honest client had of what all of them said.
struct Testimony: Sendable {
    /// The last number that came from each client.
    private var last: [Int: Int] = [:]
    private(set) var received = 0
    /// Messages that had come before.
    private(set) var twice = 0
    /// Messages that came before an earlier one.
    private(set) var disorder = 0
    /// Stretches that the hub left out.
    var gaps = 0

    /// Takes in a text of the room; those of others count for nothing.
    mutating func take(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count == 3, words[0] == "honest", let client = Int(words[1]), let number = Int(words[2]) else {
            return
        }
        received += 1
        let next = last[client, default: 0] + 1
        if number < next { twice += 1 }
        if number > next { disorder += 1 }
        last[client] = max(last[client, default: 0], number)
    }

    /// Whether each client's last message has come.
    func hasAll(of said: [Int: Int]) -> Bool { said.allSatisfy { last[$0.key, default: 0] >= $0.value } }

    /// How many of all that was said never came.
    func lost(of said: [Int: Int]) -> Int { max(said.values.reduce(0, +) - (received - twice), 0) }
}
