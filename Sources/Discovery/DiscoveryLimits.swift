import NIOCore

/// Every bound and pace of discovery in one place.
enum DiscoveryLimits {
    /// Between two looks at the machine's interfaces.
    static let interfacePeriod = Duration.seconds(2)
    /// Milliseconds between two announcements that nobody asked for.
    static let announcePeriod: ClosedRange<Int64> = 27_000...33_000
    /// Milliseconds that an announcement for a query waits, so that many hubs don't speak at once.
    static let promptDelay: ClosedRange<Int64> = 50...150
    /// The least time between two announcements.
    static let announceSpacing = TimeAmount.seconds(1)
    /// Answers a second to one source, and how many it may have at once.
    static let answersPerSource = Rate(perSecond: 20, burst: 40)
    /// Answers a second in all, and how many at once.
    static let answers = Rate(perSecond: 500, burst: 500)
    /// Answers a second of who is on a hub to one source, and how many it may have at once.
    static let peoplePerSource = Rate(perSecond: 5, burst: 20)
    /// The same to all sources together.
    static let people = Rate(perSecond: 100, burst: 100)
    /// Between two looks at how many people are online.
    static let peoplePeriod = TimeAmount.seconds(1)
    /// The least time between an announcement and one that tells that people came or went.
    static let peopleSpacing = TimeAmount.seconds(3)
    /// How long an answer to who is on a hub is waited for before it is asked once more.
    static let peoplePatience = TimeAmount.seconds(1)
    /// The most of these that are looked at for one question: a signature takes about 0.1 ms to check.
    static let peopleTries = 8
    /// Beacons looked at a second from one source, and how many at once.
    static let beaconsPerSource = Rate(perSecond: 50, burst: 100)
    /// Beacons looked at a second in all, and how many at once: a signature takes about 0.1 ms to check.
    static let beacons = Rate(perSecond: 1_000, burst: 1_000)
    /// The most sources whose rates are kept.
    static let sources = 1_024
    /// The most hubs whose freshness is kept.
    static let hubs = 1_024
    /// A browser's first queries, counted from its start or an interface's change.
    static let openingQueries: [TimeAmount] = [.zero, .milliseconds(250), .seconds(1)]
    /// Between two queries after the first ones.
    static let queryPeriod = TimeAmount.seconds(10)
    /// The most queries whose answers are still timed.
    static let queriesTimed = 8
    /// The most sightings that wait for their reader; the oldest make room, and are heard again.
    static let sightingsWaiting = 1_024
    /// The most answers of who is on a hub that wait for their reader; the oldest make room, and are asked for again.
    static let peopleWaiting = 1_024
    /// Between two pings while none has come back.
    static let pingPeriod = TimeAmount.milliseconds(500)
    /// The most pings of one measurement that may still come back.
    static let pingsTimed = 64
}
