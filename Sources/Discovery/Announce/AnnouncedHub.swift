import ChatModel
import Trust

/// What a hub says of itself in its beacons.
package struct AnnouncedHub: Sendable {
    let identity: HubIdentity
    let name: HubName
    let port: UInt16
    let flags: Beacon.Flags
    let start: UInt64
    let people: @Sendable () -> UInt32
    let names: (@Sendable () async -> [Nick])?
    let clock: @Sendable () -> HubTime

    /// - Parameters:
    ///   - port: where it listens on TCP.
    ///   - start: higher than in every run of this hub before; see ``StartNumber``.
    ///   - people: how many are online, asked at each beacon, on any thread.
    ///   - names: who is online, some of them if they are many; nil if the hub keeps that to itself.
    ///   - clock: the hub's clock, likewise.
    package init(
        identity: HubIdentity, name: HubName, port: UInt16, flags: Beacon.Flags, start: UInt64,
        people: @escaping @Sendable () -> UInt32, names: (@Sendable () async -> [Nick])? = nil,
        clock: @escaping @Sendable () -> HubTime
    ) {
        self.identity = identity
        self.name = name
        self.port = port
        self.flags = names == nil ? flags : flags.union(.namesPeople)
        self.start = start
        self.people = people
        self.names = names
        self.clock = clock
    }
}
