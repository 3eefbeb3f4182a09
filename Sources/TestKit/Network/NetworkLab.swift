import Foundation
import Synchronization

/// Networks of a test's own: machines, switches, routers and cables, as network namespaces of Linux.
///
/// Nothing in it reaches a network outside, and nothing of it stays: what a body has made is removed when it ends,
/// however that is, with every program that still runs in it; what a killed run left behind goes when the next one starts.
package final class NetworkLab: Sendable {
    private static let prefix = "hubbub-lab"

    private struct Made {
        var names: [String] = []
        var count = 0
    }

    /// Different in each lab of this process.
    private let number: Int
    private let made = Mutex(Made())

    private init() { number = Self.count.add(1, ordering: .relaxed).newValue }

    private static let count = Atomic(0)

    /// Gives a lab to a body for as long as that runs.
    package static func run(_ body: (NetworkLab) async throws -> Void) async throws {
        await leftovers.value
        let lab = NetworkLab()
        do {
            try await body(lab)
        } catch {
            await lab.remove()
            throw error
        }
        await lab.remove()
    }

    /// Whether this user may make network namespaces here.
    package static func isPermitted() async -> Bool {
        let lab = NetworkLab()
        let isMade = (try? await lab.machine("trial")) != nil
        await lab.remove()
        return isMade
    }

    /// The words in front of a program that runs in a network namespace, which need not be of a lab.
    package static func command(in namespace: String) -> [String] { [LabTool.ip, "netns", "exec", namespace] }

    // MARK: What there is in it

    /// A machine with nothing but its loopback.
    package func machine(_ label: String = "host") async throws -> LabMachine {
        let name = made.withLock { made in
            made.count += 1
            let name = "\(Self.prefix)-\(getpid())-\(number)-\(made.count)-\(label)"
            made.names.append(name)
            return name
        }
        try await LabTool.run([LabTool.ip, "netns", "add", name])
        let machine = LabMachine(name: name, lab: self)
        // Addresses are tried out for a second or two before they may be used, which on our own cables tells nothing.
        try await machine.shell(
            "f=/proc/sys/net/ipv6/conf/default/accept_dad; [ ! -e $f ] || echo 0 > $f; ip link set lo up")
        return machine
    }

    /// Several of them.
    package func machines(_ count: Int) async throws -> [LabMachine] {
        var machines: [LabMachine] = []
        for number in 1...count { machines.append(try await machine("host\(number)")) }
        return machines
    }

    /// A switch without cables; as a machine it has no address.
    package func `switch`() async throws -> LabSwitch {
        let machine = try await machine("switch")
        try await machine.ip("link", "add", LabSwitch.bridge, "type", "bridge")
        try await machine.ip("link", "set", LabSwitch.bridge, "up")
        return LabSwitch(machine: machine)
    }

    /// So many machines on one switch, with the addresses 10.77.0.1/24, 10.77.0.2/24 and so on; their cards are `eth0`.
    package func network(of count: Int) async throws -> [LabMachine] {
        let (device, machines) = (try await `switch`(), try await machines(count))
        for (index, machine) in machines.enumerated() {
            try await machine.plug("eth0", into: device, "10.77.0.\(index + 1)/24")
        }
        return machines
    }

    /// A machine that passes on what is for others.
    package func router() async throws -> LabMachine {
        let machine = try await machine("router")
        try await machine.shell(
            """
            echo 1 > /proc/sys/net/ipv4/ip_forward
            f=/proc/sys/net/ipv6/conf/all/forwarding; [ ! -e $f ] || echo 1 > $f
            """)
        return machine
    }

    /// Two machines in networks of their own, 10.0.0.1/24 and 10.1.0.1/24, with a router between them.
    package func twoNetworks() async throws -> (LabMachine, LabMachine) {
        let (router, machines) = (try await router(), try await machines(2))
        for (index, machine) in machines.enumerated() {
            let device = try await `switch`()
            try await router.plug("eth\(index)", into: device, "10.\(index).0.254/24")
            try await machine.plug("eth0", into: device, "10.\(index).0.1/24")
            try await machine.route(via: "10.\(index).0.254")
        }
        return (machines[0], machines[1])
    }

    /// A cable between two machines' cards, which are made with it; both ends are up.
    package func cable(
        _ near: LabMachine, _ nearCard: String, _ far: LabMachine, _ farCard: String
    ) async throws -> LabCable {
        let ends = [LabCable.End(machine: near, card: nearCard), LabCable.End(machine: far, card: farCard)]
        try await LabTool.run([
            LabTool.ip, "link", "add", nearCard, "netns", near.name, "type", "veth", "peer", "name", farCard, "netns",
            far.name,
        ])
        for end in ends { try await end.machine.ip("link", "set", end.card, "up") }
        return LabCable(ends: ends)
    }

    /// A number that nothing else in this lab has.
    func fresh() -> Int {
        made.withLock { made in
            made.count += 1
            return made.count
        }
    }

    // MARK: Its end

    private func remove() async {
        for name in made.withLock({ $0.names }).reversed() { await Self.remove(name) }
        FakeClock.tidy()
    }

    private static func remove(_ name: String) async {
        // Only what was started in it is in it.
        let running = (try? await LabTool.run([LabTool.ip, "netns", "pids", name])) ?? ""
        for pid in running.split(separator: "\n").compactMap({ pid_t($0) }) { kill(pid, SIGKILL) }
        _ = try? await LabTool.run([LabTool.ip, "netns", "del", name])
    }

    /// Removes what runs left behind whose process is gone.
    private static let leftovers = Task {
        let list = (try? await LabTool.run([LabTool.ip, "netns", "list"])) ?? ""
        for name in list.split(separator: "\n").compactMap({ $0.split(separator: " ").first }) {
            guard name.hasPrefix("\(prefix)-"), let pid = name.split(separator: "-").dropFirst(2).first,
                let pid = pid_t(pid), kill(pid, 0) != 0, errno == ESRCH
            else { continue }
            await remove(String(name))
        }
    }
}
