import ChatModel
import TOMLKit

/// The tables `[files]` and `[share]`.
extension ConfigurationReader {
    private static let fileKeys: Set<String> = [
        "on", "largest", "per-user", "total", "reserve", "expiry", "half-expiry", "downloads",
    ]

    func files(_ table: TOMLTable?, sharing share: TOMLTable?) -> FileRules {
        var rules = FileRules()
        if let table {
            check(table, Self.fileKeys, in: ["files"])
            rules.isOn = flag(table, "on", in: ["files"]) ?? rules.isOn
            rules.largest = size(table, "largest") ?? rules.largest
            rules.perUser = size(table, "per-user") ?? rules.perUser
            rules.total = size(table, "total") ?? rules.total
            rules.reserve = size(table, "reserve") ?? rules.reserve
            rules.expiryMilliseconds = time(table, "expiry")
            rules.halfMilliseconds = time(table, "half-expiry") ?? rules.halfMilliseconds
        }
        if let share {
            check(share, ["folder"], in: ["share"])
            rules.shared = folder(share)
        }
        return rules
    }

    /// The folder in which files arrive that are fetched.
    func downloads(_ table: TOMLTable) -> String? {
        string(table, "downloads", in: ["files"])
    }

    private func size(_ table: TOMLTable, _ key: String) -> UInt64? {
        guard let value = table[key] else { return nil }
        let what = "\(key) is a size: \"500 MB\", \"20 GB\" or \"1 TB\""
        return required(value.string.flatMap(Amount.bytes), at: ["files", key], what)
    }

    private func time(_ table: TOMLTable, _ key: String) -> UInt64? {
        guard let value = table[key] else { return nil }
        let what = "\(key) is a time: \"12h\" or \"30d\""
        return required(value.string.flatMap(Amount.milliseconds), at: ["files", key], what)
    }

    private func folder(_ share: TOMLTable) -> String? {
        guard let folder = string(share, "folder", in: ["share"]) else { return nil }
        guard folder.hasPrefix("/") || folder.hasPrefix("~/") || folder == "~", !folder.unicodeScalars.contains("\0")
        else {
            note(.value(["share", "folder"]), "folder must be the whole path of a folder, from / or ~ on")
            return nil
        }
        return folder
    }
}

/// A size or a time as people write it: a whole number and a unit.
enum Amount {
    /// 10³, 10⁶, … bytes, as disks are sold (SI).
    private static let sizes: [String: UInt64] = [
        "B": 1, "KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000, "TB": 1_000_000_000_000,
    ]
    private static let times: [String: UInt64] = ["m": 60_000, "h": 3_600_000, "d": 86_400_000]
    /// A hundred years.
    private static let longest: UInt64 = 36_525 * 86_400_000

    /// The bytes of `20 GB`; nil for anything else.
    static func bytes(_ text: String) -> UInt64? {
        product(text.filter { $0 != " " }.uppercased(), sizes).flatMap { $0 <= UInt64(Int64.max) ? $0 : nil }
    }

    /// The milliseconds of `30d`; nil for anything else.
    static func milliseconds(_ text: String) -> UInt64? {
        product(text.filter { $0 != " " }.lowercased(), times).flatMap { 1...longest ~= $0 ? $0 : nil }
    }

    private static func product(_ text: String, _ units: [String: UInt64]) -> UInt64? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = UInt64(digits), let unit = units[String(text.dropFirst(digits.count))] else { return nil }
        let (product, isOver) = number.multipliedReportingOverflow(by: unit)
        return isOver ? nil : product
    }
}
