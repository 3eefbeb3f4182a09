import Foundation
import Synchronization
import Testing

@testable import Discovery

@Suite(.timeLimit(.minutes(1))) struct InterfaceWatchTests {
    /// A machine whose interfaces and sleep a test decides.
    private final class Machine: Sendable {
        let state = Mutex<(interfaces: [NetworkInterface]?, slept: Duration)>(([], .zero))

        var network: DiscoveryNetwork {
            DiscoveryNetwork(port: 1, slept: { self.state.withLock { $0.slept } }) { () throws(DiscoveryError) in
                guard let interfaces = self.state.withLock({ $0.interfaces }) else {
                    throw DiscoveryError(.interfaces, "They are not told.")
                }
                return interfaces
            }
        }
    }

    @Test func `each look shows the interfaces as they are, or as they were last told`() async throws {
        let machine = Machine()
        var watch = InterfaceWatch(network: machine.network, period: .zero)
        #expect(await watch.next()?.interfaces == [])
        let card = try interface(["10.0.0.1/24"])
        machine.state.withLock { $0.interfaces = [card] }
        #expect(await watch.next()?.interfaces == [card])
        machine.state.withLock { $0.interfaces = nil }
        #expect(await watch.next()?.interfaces == [card])
    }

    @Test func `a machine that has slept for a second or more has woken, once`() async {
        let machine = Machine()
        machine.state.withLock { $0.slept = .seconds(500) }
        var watch = InterfaceWatch(network: machine.network, period: .zero)
        var woken: [Bool?] = []
        for nap in [0, 0, 900, 1_000, 0, 3_600_000] as [Int64] {
            machine.state.withLock { $0.slept += .milliseconds(nap) }
            woken.append(await watch.next()?.hasWoken)
        }
        #expect(woken == [false, false, false, true, false, true])
    }

    @Test func `a cancelled task looks no more`() async {
        let machine = Machine()
        let looks = Task {
            var watch = InterfaceWatch(network: machine.network, period: .seconds(3_600))
            var count = 0
            while await watch.next() != nil { count += 1 }
            return count
        }
        looks.cancel()
        #expect(await looks.value <= 1)
    }

    @Test func `this machine has not slept while the test ran`() {
        #expect(SleepClock.slept() < .seconds(1))
    }
}
