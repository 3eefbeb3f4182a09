import ChatModel
import Foundation
import HubServer
import Logging

/// A hub as it is measured: in a folder of its own with the journal on, on loopback, with no bound on the rate of posts.
struct BenchHub: Sendable {
    let address: HubAddress
    private let server: HubServer
    private let folder: URL

    static func start(_ transport: Transport) async throws -> BenchHub {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hubbub-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        do {
            var limits = Limits()
            limits.postsPerSecond = 1_000_000_000
            limits.postBurst = 1_000_000_000
            let configuration = HubConfiguration(
                name: try HubName("bench"), listen: [.tcp(host: "127.0.0.1", port: 0)], isPlain: transport == .plain,
                storage: .folder(folder.path), limits: limits)
            let server = try await HubServer.start(configuration, logger: Logger(label: "hubbub-bench"))
            guard let address = server.addresses.first else { throw BenchError("The hub listens nowhere.") }
            return BenchHub(address: address, server: server, folder: folder)
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
    }

    func stop() async {
        await server.stop()
        try? FileManager.default.removeItem(at: folder)
    }
}
