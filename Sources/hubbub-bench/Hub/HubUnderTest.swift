import ChatModel

/// A hub that is measured.
protocol HubUnderTest: Sendable {
    var address: HubAddress { get }

    /// What it has used so far; nil if that can't be seen from here.
    func usage() async throws -> Usage?

    func stop() async
}
