/// The kinds of datagrams.
enum DatagramKind: UInt8, CaseIterable {
    case beacon = 1
    case query = 2
    case ping = 3
    case pong = 4
    case who = 5
    case people = 6
}
