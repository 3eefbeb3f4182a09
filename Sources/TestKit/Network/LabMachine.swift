/// A machine of a lab: a network namespace, in which programs are run.
package struct LabMachine: Sendable {
    /// What `ip netns` calls it.
    package let name: String
    let lab: NetworkLab

    /// The words in front of a program that runs on it.
    package var command: [String] { NetworkLab.command(in: name) }

    /// Runs `ip` on it.
    package func ip(_ words: String...) async throws { try await LabTool.run([LabTool.ip, "-n", name] + words) }

    /// Runs a line of the shell on it.
    @discardableResult
    package func shell(_ line: String) async throws -> String {
        try await LabTool.run(command + ["/bin/sh", "-c", line])
    }

    // MARK: Its cards

    /// Puts a cable from a new card of it into a switch.
    @discardableResult
    package func plug(_ card: String, into device: LabSwitch, _ addresses: String...) async throws -> LabCable {
        let port = "port\(lab.fresh())"
        let cable = try await lab.cable(self, card, device.machine, port)
        try await device.machine.ip("link", "set", port, "master", LabSwitch.bridge)
        for address in addresses { try await give(address, to: card) }
        return cable
    }

    /// Gives a card one more address, as `10.0.0.1/24`, or `10.0.0.1 peer 10.0.0.2` where there is one other only.
    package func give(_ address: String, to card: String) async throws {
        let words = address.split(separator: " ").map(String.init)
        let hasNoTrial = address.contains(":") ? ["nodad"] : []
        try await LabTool.run([LabTool.ip, "-n", name, "addr", "add"] + words + ["dev", card] + hasNoTrial)
    }

    /// A bridge to which nothing is connected any more, as Docker leaves one: it is up and has no carrier.
    package func emptyBridge(_ card: String, _ address: String) async throws {
        try await ip("link", "add", card, "type", "bridge")
        try await give(address, to: card)
        try await ip("link", "set", card, "up")
        // A bridge that never had a port says that it has a carrier.
        let port = "port\(lab.fresh())"
        try await ip("link", "add", port, "type", "veth", "peer", "name", "\(port)x")
        try await ip("link", "set", port, "master", card)
        try await ip("link", "del", port)
    }

    /// A tunnel as a VPN has one, whose other end nobody holds.
    package func emptyTunnel(_ card: String, _ address: String) async throws {
        try await ip("tuntap", "add", card, "mode", "tun")
        try await give(address, to: card)
        try await ip("link", "set", card, "up")
    }

    /// Takes IPv6 away from all cards that it has, and those that it gets.
    package func withoutIPv6() async throws {
        let folder = "/proc/sys/net/ipv6/conf"
        try await shell("[ ! -e \(folder) ] || for c in all default; do echo 1 > \(folder)/$c/disable_ipv6; done")
    }

    /// Sends what is for other networks to a router.
    package func route(via router: String) async throws { try await ip("route", "add", "default", "via", router) }

    // MARK: Its packet filter

    /// Which way packets go.
    package enum Direction: String, Sendable {
        case input
        case output
    }

    /// Lets its packet filter drop what matches, as `meta l4proto udp`, on the way in or out.
    package func drop(_ match: String, on direction: Direction) async throws {
        try await rules(
            """
            table inet lab_\(direction) {
                chain \(direction) {
                    type filter hook \(direction) priority 0; policy accept;
                    \(match) drop
                }
            }
            """)
    }

    /// Adds rules to its packet filter, as nft(8) reads them.
    package func rules(_ text: String) async throws {
        try await LabTool.run(command + [LabTool.find("nft") ?? "nft", "-f", "-"], input: text + "\n")
    }

    /// Lets its packet filter drop nothing any more.
    package func noRules() async throws { try await rules("flush ruleset") }

    /// Loses a share of the packets that go out of a card.
    ///
    /// By netem; where the kernel has none, by a rule of the packet filter that draws lots for each packet.
    func lose(percent: Int, outOf card: String) async throws {
        let tool = LabTool.find("tc") ?? "tc"
        let netem = ["qdisc", "add", "dev", card, "root", "netem", "loss", "\(percent)%"]
        if (try? await LabTool.run(command + [tool] + netem)) != nil { return }
        try await rules(
            """
            table netdev lab_loss_\(card) {
                chain egress {
                    type filter hook egress device "\(card)" priority 0; policy accept;
                    numgen random mod 100 < \(percent) drop
                }
            }
            """)
    }
}
