import NIOCore

/// Every bound and pace of discovery in one place.
enum DiscoveryLimits {
    /// Between two looks at the machine's interfaces.
    static let interfacePeriod = Duration.seconds(2)
    /// The least time for which a machine has slept when it looks at everything anew.
    static let nap = Duration.seconds(1)
    /// Bytes that a socket may hold until they are read.
    static let receiveBuffer = 1 << 20
    /// Until what the system refused is tried again, the first time.
    static let retry = TimeAmount.seconds(1)
    /// The longest time until it is.
    static let retryLimit = TimeAmount.seconds(30)
    /// The most addresses at which a hub takes queries that are for it alone.
    static let doors = 64
    /// Milliseconds between two announcements that nobody asked for.
    static let announcePeriod: ClosedRange<Int64> = 27_000...33_000
    /// Milliseconds that an announcement for a query waits, so that many hubs don't speak at once.
    static let promptDelay: ClosedRange<Int64> = 50...150
    /// The least time between two announcements.
    static let announceSpacing = TimeAmount.seconds(1)
    /// Answers a second to queries that all on a link heard, and how many at once; beyond, an announcement answers all.
    static let answersPerLink = Rate(perSecond: 50, burst: 50)
    /// Hubs on the network up to which a query is answered at once.
    static let quietNeighbourhood = 8
    /// Milliseconds that each hub more adds to the time in which the answers to one query come.
    static let answerSpacing: Int64 = 1
    /// The longest such time in milliseconds.
    static let answerWindow: Int64 = 250
    /// The most answers that wait for their moment.
    static let answersWaiting = 256
    /// Within which a query of the same token from the same asker is the same query on another path.
    static let sameQuery = TimeAmount.seconds(2)
    /// The most queries that are remembered for that.
    static let queriesRemembered = 1_024
    /// Between two times that hubs which fell silent are forgotten.
    static let neighbourSweep = TimeAmount.seconds(10)
    /// After which a hub that was not heard again is gone.
    static let silence = TimeAmount.seconds(90)
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
    /// Milliseconds between two queries after the first ones while no hub is heard.
    static let seekingPeriod: ClosedRange<Int64> = 9_000...11_000
    /// Milliseconds between two queries while hubs are heard: they announce themselves.
    static let listeningPeriod: ClosedRange<Int64> = 45_000...75_000
    /// For how long somebody else's query does for one's own, while no hub is heard.
    static let seekingCover = TimeAmount.seconds(8)
    /// For how long it does while hubs are heard.
    static let listeningCover = TimeAmount.seconds(40)
    /// So many queries of others since one's own do for one of the first queries too: many ask at once.
    static let openingCover = 4
    /// When a place that may have a hub is first asked, counted from when it became known: hubs that are heard without
    /// are not asked.
    static let openingInquiries: [TimeAmount] = [.milliseconds(150), .milliseconds(400), .milliseconds(1_200)]
    /// Milliseconds between two times that a place is asked after the first ones.
    static let inquiryPeriod: ClosedRange<Int64> = 27_000...33_000
    /// Between two places that are asked.
    static let inquirySpacing = TimeAmount.milliseconds(20)
    /// For how long after an announcement a hub's place is not asked.
    static let inquiryCover = TimeAmount.seconds(60)
    /// The most places that are asked.
    static let places = 64
    /// Between two times that places are looked up anew.
    static let placePeriod = Duration.seconds(60)
    /// The most queries whose answers are still timed.
    static let queriesTimed = 128
    /// The most sightings that wait for their reader; the oldest make room, and are heard again.
    static let sightingsWaiting = 1_024
    /// The most answers of who is on a hub that wait for their reader; the oldest make room, and are asked for again.
    static let peopleWaiting = 1_024
    /// Between two pings while none has come back.
    static let pingPeriod = TimeAmount.milliseconds(500)
    /// The most pings of one measurement that may still come back.
    static let pingsTimed = 64
}
