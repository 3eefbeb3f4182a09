/// How far something is, as one line: a bar, percent, speed and time left.
struct ProgressBar: Hashable {
    /// What is counted.
    enum Unit: Hashable {
        case things(String)
        case bytes
    }

    let done: UInt64
    /// Nil while that is not known.
    let total: UInt64?
    var unit = Unit.things("entries")
    /// What was there when it began, and took no time.
    var before: UInt64 = 0
    /// Seconds since the beginning.
    let seconds: Double

    /// - Parameter columns: how wide the line may be.
    func text(columns: Int) -> String {
        let speed = seconds > 0 ? Double(done - min(before, done)) / seconds : 0
        guard let total else { return String(amounts(speed).prefix(max(columns - 1, 0))) }
        let share = total == 0 ? 1 : Double(min(done, total)) / Double(total)
        let left = speed > 0 ? Self.clock((Double(total) - Double(min(done, total))) / speed) : "-:--"
        let words = "\(Int(share * 100)) %  \(amounts(speed))  \(left) left"
        let width = min(columns - words.count - 5, 30)
        guard width >= 5 else { return String(words.prefix(max(columns - 1, 0))) }
        let full = Int(share * Double(width))
        return "[\(String(repeating: "#", count: full))\(String(repeating: ".", count: width - full))]  \(words)"
    }

    private func amounts(_ speed: Double) -> String {
        switch unit {
        case .things(let things):
            "\(done)\(total.map { " of \($0)" } ?? "") \(things)  \(Int(speed)) \(things)/s"
        case .bytes: "\(done.byteText)\(total.map { " of \($0.byteText)" } ?? "")  \(UInt64(speed).byteText)/s"
        }
    }

    private static func clock(_ seconds: Double) -> String {
        let seconds = Int(min(seconds.rounded(.up), 359_999))
        let minutes = seconds / 60 % 60
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return seconds < 3_600
            ? "\(minutes):\(two(seconds % 60))" : "\(seconds / 3_600):\(two(minutes)):\(two(seconds % 60))"
    }
}
