/// How far something is, as one line: a bar, percent, speed and time left.
struct ProgressBar: Hashable {
    let done: UInt64
    let total: UInt64
    /// What is counted.
    var things = "entries"
    /// Seconds since the beginning.
    let seconds: Double

    /// - Parameter columns: how wide the line may be.
    func text(columns: Int) -> String {
        let share = total == 0 ? 1 : Double(min(done, total)) / Double(total)
        let speed = seconds > 0 ? Double(done) / seconds : 0
        let left = speed > 0 ? Self.clock((Double(total) - Double(min(done, total))) / speed) : "-:--"
        let words = "\(Int(share * 100)) %  \(done) of \(total) \(things)  \(Int(speed)) \(things)/s  \(left) left"
        let width = min(columns - words.count - 5, 30)
        guard width >= 5 else { return String(words.prefix(max(columns - 1, 0))) }
        let full = Int(share * Double(width))
        return "[\(String(repeating: "#", count: full))\(String(repeating: ".", count: width - full))]  \(words)"
    }

    private static func clock(_ seconds: Double) -> String {
        let seconds = Int(min(seconds.rounded(.up), 359_999))
        let minutes = seconds / 60 % 60
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return seconds < 3_600
            ? "\(minutes):\(two(seconds % 60))" : "\(seconds / 3_600):\(two(minutes)):\(two(seconds % 60))"
    }
}
