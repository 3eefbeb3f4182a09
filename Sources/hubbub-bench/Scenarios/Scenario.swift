import ArgumentParser
import ChatModel

/// One measurement: what is done to a hub, and over what.
struct Scenario: Sendable {
    /// What there is to choose from on the command line.
    enum Kind: String, CaseIterable, ExpressibleByArgument, Sendable {
        case fanOut = "fan-out"
        case latency
        case idle
        case slow
        case siege

        /// Those that are run unless others are asked for; a siege needs a second address of loopback.
        static let usual: [Kind] = allCases.filter { $0 != .siege }

        /// All of them as a person reads them.
        static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
    }

    /// A kind with its sizes.
    enum Work: Sendable {
        case fanOut(FanOut)
        case latency(Latency)
        case idle(Idle)
        case slow(SlowReader)
        case siege(Siege)
    }

    let work: Work
    let transport: Transport

    /// Runs it against a hub of its own, or against the one given.
    func run(against target: HubTarget?) async throws -> BenchResult {
        let hub: any HubUnderTest =
            if let target { target } else { try await HubProcess.start(transport) }
        do {
            let result = try await run(on: hub)
            await hub.stop()
            return result
        } catch {
            await hub.stop()
            throw error
        }
    }

    private func run(on hub: any HubUnderTest) async throws -> BenchResult {
        let crowd = try Crowd(hub: hub.address)
        do {
            let result = try await measure(hub, crowd)
            try await crowd.disperse()
            return result
        } catch {
            try? await crowd.disperse()
            throw error
        }
    }

    private func measure(_ hub: any HubUnderTest, _ crowd: Crowd) async throws -> BenchResult {
        switch work {
        case .fanOut(let work): try await work.run(on: hub, with: crowd, over: transport)
        case .latency(let work): try await work.run(on: hub, with: crowd, over: transport)
        case .idle(let work): try await work.run(on: hub, with: crowd, over: transport)
        case .slow(let work): try await work.run(on: hub, with: crowd, over: transport)
        case .siege(let work):
            try await beside(hub) { try await work.run(on: hub, beside: $0, with: crowd, over: transport) }
        }
    }
}

extension Scenario {
    /// Starts a second hub for a while, where the first one is of our own.
    private func beside(
        _ hub: any HubUnderTest, _ body: ((any HubUnderTest)?) async throws -> BenchResult
    ) async throws -> BenchResult {
        guard hub is HubProcess else { return try await body(nil) }
        let other = try await HubProcess.start(transport)
        do {
            let result = try await body(other)
            await other.stop()
            return result
        } catch {
            await other.stop()
            throw error
        }
    }
}

/// What lies between the members and the hub.
enum Transport: String, ExpressibleByArgument, Codable, Sendable {
    case plain
    case tls
    case both

    /// One after the other.
    var each: [Transport] { self == .both ? [.plain, .tls] : [self] }
}

/// What could not be measured, as a sentence.
struct BenchError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
