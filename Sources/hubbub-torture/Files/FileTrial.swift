import Foundation
import NIOPosix

/// A file that is put to a hub and fetched again by commands, while links are cut and both ends killed.
final class FileTrial {
    private let bytes: Int
    private let cuts: Int
    private let folder: String
    private let programs: Programs
    private let hub: HubDaemon
    private var chance: Chance

    /// - Parameter folder: An empty one.
    init(bytes: Int, cuts: Int, seed: UInt64, folder: String, programs: Programs) throws {
        (self.bytes, self.cuts, self.folder, self.programs) = (bytes, cuts, folder, programs)
        chance = Chance(seed: seed)
        hub = try HubDaemon(program: programs.hub, home: folder, data: folder + "/hub", isPlain: false)
    }

    /// Both ways, one after the other.
    /// - Throws: ``TortureError`` if a command fails, or what arrives is not what was sent.
    func run() async throws -> [FileLeg] {
        let (source, target) = (folder + "/file.bin", folder + "/arrived.bin")
        try writeSource(source)
        try await hub.begin()
        do {
            let put = try await leg("put", .toHub) { ["put", $0, "#lobby", source] }
            let get = try await leg("get", .toClient) { ["get", $0, "file.bin", "-o", target] }
            await hub.end(SIGTERM)
            guard FileManager.default.contentsEqual(atPath: source, andPath: target) else {
                throw TortureError("What arrived is not what was sent.")
            }
            return [put, get]
        } catch {
            await hub.end(SIGKILL)
            throw error
        }
    }

    private func writeSource(_ path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw TortureError("\(path) can't be written.") }
        let chunk = 1 << 20
        for start in stride(from: 0, to: bytes, by: chunk) {
            var data = Data(capacity: chunk)
            for _ in 0..<min(chunk, bytes - start) / 8 {
                withUnsafeBytes(of: chance.next()) { data.append(contentsOf: $0) }
            }
            try file.write(contentsOf: data)
        }
        try file.close()
    }

    private func leg(_ name: String, _ flow: Fault.Flow, _ words: (String) -> [String]) async throws -> FileLeg {
        let proxy = try await Proxy.listen(before: hub.port, on: MultiThreadedEventLoopGroup.singleton.next())
        let client = try CarryingClient(
            program: programs.hub, words: words("127.0.0.1:\(proxy.port)") + ["--accept-new"],
            home: folder + "/\(name)"
        ) { proxy.release() }
        let start = ContinuousClock.now
        try client.start()
        var made: [FileCut: Int] = [:]
        for moment in moments() {
            try await proxy.wait(for: flow, bytes: moment)
            guard !client.hasEnded else { break }
            let cut = FileCut.allCases.randomElement(using: &chance) ?? .link
            try await make(cut, flow, proxy, client)
            made[cut, default: 0] += 1
        }
        let status = await client.end()
        let passed = try await proxy.passed(flow)
        await proxy.close()
        guard status == 0 else { throw TortureError("hubbub \(name) ended with \(status); see \(client.log).") }
        let seconds = start.duration(to: .now) / .seconds(1)
        return FileLeg(name: name, bytes: bytes, passed: passed, cuts: made, seconds: seconds)
    }

    /// After how many bytes it is cut, rising.
    private func moments() -> [Int] { (0..<cuts).map { _ in Int.random(in: 0..<bytes, using: &chance) }.sorted() }

    private func make(_ cut: FileCut, _ flow: Fault.Flow, _ proxy: Proxy, _ client: CarryingClient) async throws {
        switch cut {
        case .link: proxy.cut(flow, bytes: Int.random(in: 0..<100_000, using: &chance))
        case .hub:
            await hub.end(SIGKILL)
            try hub.start()
        case .client: try await client.restart()
        }
    }
}
