import ChatModel
import HubServer
import Logging

/// A hub as it is measured: with the journal on, on loopback, with no bound on the rate of posts.
struct BenchHub: Sendable {
    let address: HubAddress
    private let server: HubServer
    private let folder: SampleFolder

    /// - Parameter path: the folder of its data, which stays; a temporary one if it is nil.
    static func start(_ transport: Transport, folder path: String? = nil) async throws -> BenchHub {
        let folder = try SampleFolder(path)
        do {
            var limits = Limits()
            limits.postsPerSecond = 1_000_000_000
            limits.postBurst = 1_000_000_000
            limits.bytes = .any
            limits.pages = .any
            let configuration = HubConfiguration(
                name: try HubName("bench"), listen: [.tcp(host: "127.0.0.1", port: 0)], isPlain: transport == .plain,
                storage: .folder(folder.url.path), limits: limits)
            let server = try await HubServer.start(configuration, logger: Logger(label: "hubbub-bench"))
            guard let address = server.addresses.first else { throw BenchError("The hub listens nowhere.") }
            return BenchHub(address: address, server: server, folder: folder)
        } catch {
            folder.end()
            throw error
        }
    }

    func stop() async {
        await server.stop()
        folder.end()
    }
}
