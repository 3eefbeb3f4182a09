import ChatModel

/// Picks the oldest entries of all rooms together: halves the time until exactly as many stand before it.
struct OldestEntries {
    private let places: PlacesByTime

    init(_ places: PlacesByTime) { self.places = places }

    /// Moves the rooms' last places on over the oldest entries, so many in all; of several with the same time, those
    /// of the lowest room numbers.
    func take(_ count: UInt64, from rooms: inout [SurveyedRoom]) throws {
        var bounds = rooms.map { Bounds(low: $0.last, high: $0.end) }
        var (first, last) = (UInt64(0), UInt64(1) << 43)
        while first < last {
            let middle = first + (last - first) / 2
            let reached = try split(bounds, rooms, at: HubTime(milliseconds: middle + 1))
            if Self.sum(reached, from: rooms) >= count {
                last = middle
                for index in bounds.indices { bounds[index].high = reached[index] }
            } else {
                first = middle + 1
                for index in bounds.indices { bounds[index].low = reached[index] }
            }
        }
        Self.move(&rooms, bounds, by: count)
    }

    /// What is known of the place that is looked for in a room.
    private struct Bounds {
        /// It is here or later: all up to here goes.
        var low: UInt64
        /// It is here or earlier: all up to here is old enough.
        var high: UInt64
    }

    private func split(_ bounds: [Bounds], _ rooms: [SurveyedRoom], at time: HubTime) throws -> [UInt64] {
        try zip(bounds, rooms).map { bound, room in
            try places.last(before: time, in: room.number, between: bound.low, and: bound.high)
        }
    }

    private static func sum(_ places: [UInt64], from rooms: [SurveyedRoom]) -> UInt64 {
        zip(places, rooms).reduce(0) { $0 + ($1.0 - $1.1.last) }
    }

    /// Takes all that is older than the time that was found, and of that time as many as are still wanted.
    private static func move(_ rooms: inout [SurveyedRoom], _ bounds: [Bounds], by count: UInt64) {
        var left = count - min(count, sum(bounds.map(\.low), from: rooms))
        for index in rooms.indices {
            let more = min(left, bounds[index].high - bounds[index].low)
            left -= more
            rooms[index].last = bounds[index].low + more
        }
    }
}
