/// The words that made-up messages are made of: a few are said all the time, most hardly ever (Zipf's law).
struct Vocabulary: Sendable {
    /// In half of all messages or more.
    static let common = "the"
    /// In every 100,000th message, and in the first.
    static let rare = "quetzalcoatl"
    static let rareInterval = 100_000
    /// In every 40th message, among other Chinese characters.
    static let chinese = "你好"
    static let chineseInterval = 40

    private static let frequent = [
        common, "i", "to", "a", "and", "it", "is", "that", "you", "of", "in", "for", "on", "we", "not", "this", "but",
        "have", "be", "with", "so", "just", "can", "at", "what", "if", "are", "was", "do", "like", "there", "now",
    ]
    private static let ideographs = Array("我们今天去公园看花和朋友一起吃饭明再说吧这个很有意思时间不够了")
    private static let size = 20_000

    private let words: [String]
    /// For each word: how much of all that is said it and the more frequent ones make up.
    private let shares: [Double]

    init() {
        words = Self.frequent + (0..<Self.size - Self.frequent.count).map(Self.word)
        var sum = 0.0
        shares = words.indices.map { rank in
            sum += 1 / Double(rank + 1)
            return sum
        }
    }

    /// The message of this number: 20 to 120 bytes.
    func message(_ number: Int, using random: inout some RandomNumberGenerator) -> String {
        let length = Int.random(in: 20...100, using: &random)
        var text = number.isMultiple(of: Self.rareInterval) ? Self.rare : word(using: &random)
        if number % Self.chineseInterval == 1 { text += " " + Self.chinese + phrase(using: &random) }
        while text.utf8.count < length { text += " " + word(using: &random) }
        return text
    }

    private func word(using random: inout some RandomNumberGenerator) -> String {
        let point = Double.random(in: 0..<(shares.last ?? 1), using: &random)
        var (low, high) = (0, words.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if shares[middle] <= point { low = middle + 1 } else { high = middle }
        }
        return words[low]
    }

    private func phrase(using random: inout some RandomNumberGenerator) -> String {
        String(
            (0..<Int.random(in: 2...5, using: &random)).compactMap { _ in Self.ideographs.randomElement(using: &random)
            })
    }

    /// A pronounceable word for a number, another one for each.
    private static func word(_ number: Int) -> String {
        let (consonants, vowels) = (Array("bdfgklmnprstvz"), Array("aeiou"))
        var (rest, text) = (number + consonants.count * vowels.count, "")
        while rest > 0 {
            text.append(consonants[rest % consonants.count])
            rest /= consonants.count
            text.append(vowels[rest % vowels.count])
            rest /= vowels.count
        }
        return text
    }
}
