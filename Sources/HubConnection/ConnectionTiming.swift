import ChatModel

/// How long a client waits for what, in milliseconds.
package struct ConnectionTiming: Hashable, Sendable {
    /// For a connection to any of a name's addresses, the look-up of the name included.
    package var connect: Int64 = 10_000
    /// From the connection to the hub's welcome, TLS included.
    package var handshake = Int64(Limits().handshakeMilliseconds)
    /// Between two heartbeats of ours.
    package var heartbeat = Int64(Limits().heartbeatMilliseconds)
    /// Of the hub's silence, until it is taken for dead.
    package var silence = Int64(Limits().silenceMilliseconds)
    /// For the hub to close the connection once we said goodbye.
    package var farewell: Int64 = 2_000

    /// Between two readings where much comes: what came meanwhile is handed on together. 0 holds nothing up.
    package var gathering: Int64 = 0

    package init() {}
}
