import NIOCore

/// The places that may have a hub where broadcasts don't reach: remembered and configured ones, each asked alone.
struct Inquiries: Sendable {
    private struct Place {
        /// Host and TCP port.
        let address: SocketAddress
        var due: NIODeadline
        /// How many of the first inquiries are done.
        var step = 0
        /// When anything was last heard from there.
        var heard: NIODeadline?
        /// When something was last heard from there that nobody had asked for.
        var announced: NIODeadline?
    }

    private let jitter: @Sendable (ClosedRange<Int64>) -> Int64
    /// The UDP port that all hubs share.
    private let port: UInt16
    private var places: [Place] = []
    /// When the next one may be asked.
    private var paced = NIODeadline.uptimeNanoseconds(0)

    init(port: UInt16, jitter: @escaping @Sendable (ClosedRange<Int64>) -> Int64) {
        self.port = port
        self.jitter = jitter
    }

    /// When a place is to be asked; nil if there is none.
    var nextTick: NIODeadline? { places.map(\.due).min().map { max($0, paced) } }

    /// The places are these now; those that were there before keep their time.
    mutating func set(_ addresses: [SocketAddress], at now: NIODeadline) {
        var new: [Place] = []
        for address in addresses where new.count < DiscoveryLimits.places {
            guard !new.contains(where: { $0.address == address }) else { continue }
            new.append(places.first { $0.address == address } ?? Place(address: address, due: now + Self.first))
        }
        places = new
    }

    /// All are asked anew: the network is another one.
    mutating func begin(at now: NIODeadline) {
        places = places.map { Place(address: $0.address, due: now + Self.first) }
    }

    /// A hub that listens on that TCP port was heard from an address.
    mutating func hear(_ source: SocketAddress, port: UInt16, isAnnouncement: Bool, at now: NIODeadline) {
        for index in places.indices where places[index].address.isSameHost(as: source) {
            guard places[index].address.port == Int(port) else { continue }
            places[index].heard = now
            if isAnnouncement { places[index].announced = now }
        }
    }

    /// Where to ask now: one place at a time, at its hub's own port and at the one that hubs share.
    mutating func due(at now: NIODeadline) -> [SocketAddress] {
        guard paced <= now else { return [] }
        while let index = places.indices.min(by: { places[$0].due < places[$1].due }), places[index].due <= now {
            let isCovered = isCovered(places[index], at: now)
            move(index, on: now)
            guard !isCovered else { continue }
            paced = now + DiscoveryLimits.inquirySpacing
            return ports(of: places[index].address)
        }
        return []
    }

    private static let first = DiscoveryLimits.openingInquiries[0]

    private func isCovered(_ place: Place, at now: NIODeadline) -> Bool {
        if let announced = place.announced, now < announced + DiscoveryLimits.inquiryCover { return true }
        return place.step < DiscoveryLimits.openingInquiries.count && place.heard != nil
    }

    private mutating func move(_ index: Int, on now: NIODeadline) {
        let steps = DiscoveryLimits.openingInquiries
        let step = places[index].step + 1
        let pause =
            step < steps.count ? steps[step] - steps[step - 1] : .milliseconds(jitter(DiscoveryLimits.inquiryPeriod))
        places[index].step = min(step, steps.count)
        places[index].due = now + pause
    }

    private func ports(of address: SocketAddress) -> [SocketAddress] {
        var shared = address
        shared.port = Int(port)
        return shared == address ? [address] : [address, shared]
    }
}

extension SocketAddress {
    /// Whether it is the same host, on the same link, whatever the port.
    fileprivate func isSameHost(as other: SocketAddress) -> Bool {
        var other = other
        other.port = port
        return self == other
    }
}
