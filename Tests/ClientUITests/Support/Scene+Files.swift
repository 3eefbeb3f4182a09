import ChatModel
import Testing

@testable import ClientCore

extension Scene {
    static func file(
        _ name: String, _ size: UInt64, shape: FileShape = .file, byte: UInt8 = 9
    ) throws -> SharedFile {
        SharedFile(
            name: try FileName(name), size: size, shape: shape, kind: .other, id: FileID(try Sample.digest(byte)))
    }

    /// In the lobby, where ann, bob and 李雷 have given files: places 1 to 4.
    static func given(_ columns: Int, _ rows: Int) throws -> Scene {
        var scene = try lobby(columns, rows, topic: "Release day")
        let files: [(UInt32, SharedFile)] = [
            (2, try file("release-notes.pdf", 1_234_567)),
            (3, try file("a-very-long-name-of-a-recording-that-somebody-made-on-friday.flac", 48_000_000)),
            (4, try file("版本说明与更新日志（最终版）最终版的最终版.docx", 23_456)),
            (2, try file("photos", 73_000_000, shape: .folder(files: 212))),
        ]
        for (minute, given) in files.enumerated() {
            try scene.event(
                .entry(
                    scene.entry(by: given.0, body: .file(given.1), at: Sample.time(14, UInt64(minute)))))
        }
        return scene
    }

    /// The connection for files is there.
    mutating func openCourier() {
        let link = effects.reversed().lazy
            .compactMap { if case .openCourier(let plan) = $0 { plan.link } else { nil } }.first
        if let link { apply(.courier(link, .opened)) }
    }

    /// What was to be carried, in order.
    var carried: [Carriage] { effects.compactMap { if case .carry(_, let carriage) = $0 { carriage } else { nil } } }

    /// News of the transfer that was begun so many before the last.
    mutating func carry(_ news: CarriageNews, back: Int = 0) {
        let all = carried
        if all.indices.contains(all.count - 1 - back) { apply(.carried(all[all.count - 1 - back].transfer, news)) }
    }

    /// A transfer has come so far, at a steady pace, in so many seconds.
    mutating func carry(_ bytes: UInt64, of total: UInt64, in seconds: UInt64, back: Int = 0) {
        carry(.began(moved: 0, total: total), back: back)
        for step in 1...(seconds * 2) {
            pass(500)
            carry(.moved(bytes * step / (seconds * 2)), back: back)
        }
    }

    /// The disk answers the last question about paths: all of them are files of this size.
    mutating func look(_ size: UInt64 = 1_234_567, isThere: (String) -> Bool = { _ in true }) throws {
        let question = effects.reversed().lazy
            .compactMap { if case .lookAt(let question) = $0 { question } else { nil } }.first
        let asked = try #require(question)
        let answers = try asked.paths.map { path in
            guard isThere(path) else { return PathAnswer(path: path, found: .nothing) }
            let name = try FileName(String(path.split(separator: "/").last ?? ""))
            let offer = FileOffer(name: name, size: size, shape: .file, kind: .other)
            return PathAnswer(path: path, found: .fit(path: "/home/dana/\(name.text)", offer))
        }
        apply(.looked(asked, answers))
    }

    /// Sends files that are there, up to where they are carried.
    mutating func send(_ names: String, _ size: UInt64 = 1_234_567) throws {
        submit("/send \(names)")
        try look(size)
        openCourier()
    }
}
