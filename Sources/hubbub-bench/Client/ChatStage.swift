import Foundation

/// A server with rooms `r0` to `r9`, and a client in them that is measured.
protocol ChatStage: Sendable {
    /// What it is called in the results.
    var client: String { get }
    /// The client's command line.
    var command: [String] { get }
    /// Its whole environment.
    var environment: [String: String] { get }
    /// What it shows when the first room is there but not on the screen; nil if it goes there by itself.
    var cue: String? { get }
    /// What is typed then.
    var look: String { get }
    /// Says something in a room.
    func say(_ text: String, in room: Int) async throws
    /// Lets others say so many things of 100 bytes in a room, so many a second, or as fast as can be.
    func flood(_ count: Int, rate: Int?, in room: Int) async throws
    func end() async
}

/// The rooms of a stage.
enum StageWords {
    static let rooms = 10

    /// What is said in a room, so that it is seen when a client shows the room.
    static func ready(_ room: Int) -> String { "room-\(room)-is-here" }
}
