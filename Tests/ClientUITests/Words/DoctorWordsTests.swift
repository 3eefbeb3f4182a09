import ChatModel
import Doctor
import Testing

@testable import ClientUI

/// Each sentence is read by somebody who has not read the manual: what is so, and what to do.
@Suite struct DoctorWordsTests {
    private let words = DoctorWords(words: Sample.words, fingerprint: Sample.around.fingerprint)

    private func verdict(_ facts: Facts) -> String { words.sentence(Judge.report(on: facts).verdict) }

    @Test func allIsWell() throws {
        #expect(
            verdict(Sample.facts)
                == "Nothing is wrong here, but no hub is heard; if one should be, run hubbub doctor on its machine.")
        #expect(verdict(try Sample.facts { $0.hubs = [try Sample.heard(1, "lab")] }) == "All is well: 1 hub is heard.")
        let hub = AddressFact.Outcome.hub(try Sample.hub(1), milliseconds: 2.4, .known)
        #expect(
            verdict(Sample.named(hub))
                == "All is well: lab can be joined at 192.168.1.7:24822, and answered after 2 ms.")
    }

    @Test func whatComesInIsDropped() {
        #expect(
            verdict(Sample.facts(.sent, cameBack: false, [Sample.nftables("input")])) == """
                nftables drops what comes in on UDP port 24822 (udp dport 24822 drop, in inet filter input), so hubs are \
                found late or not at all on wlan0; open the port with: sudo nft insert rule inet filter input udp dport \
                24822 accept
                """)
        let dropped =
            "What comes in on UDP port 24822 is dropped on wlan0, so hubs are found late or not at all; most likely"
        #expect(
            verdict(Sample.facts(.sent, cameBack: false, [FilterFact(.ufw, .unreadable)])) == """
                \(dropped) ufw does it, which only root may read; open the port with: sudo ufw allow 24822/udp
                """)
        #expect(
            verdict(Sample.facts(.sent, cameBack: false, [FilterFact(.nftables, .unreadable)])) == """
                \(dropped) a firewall does it that only root may read; to see by which rule, and what opens the port, \
                run: sudo hubbub doctor
                """)
        #expect(
            verdict(Sample.facts(.sent, cameBack: false)) == """
                \(dropped) a firewall does it that can't be read here; let UDP port 24822 in there.
                """)
    }

    @Test func toSendIsForbidden() {
        #expect(
            verdict(Sample.facts(.forbidden, cameBack: false, [Sample.nftables("output")])) == """
                nftables forbids to send to UDP port 24822 (udp dport 24822 drop, in inet filter output), so no hub can be \
                asked on wlan0; allow it with: sudo nft insert rule inet filter output udp dport 24822 accept
                """)
    }

    @Test func thereIsNoNetwork() {
        #expect(
            verdict(Sample.facts { $0.interfaces = [Sample.loopback, Sample.bridge] }) == """
                This machine is on no network: no interface is on and has an address; connect its cable or its Wi-Fi, then \
                try again.
                """)
        let tunnel = InterfaceFact(
            name: "tun0", addresses: [InterfaceFact.Address("10.8.0.2", prefix: 31, broadcast: nil)],
            skip: .pointToPoint)
        #expect(
            verdict(Sample.facts { $0.interfaces = [Sample.loopback, tunnel] }) == """
                No hub is heard, and tun0 can't ask all machines of a network at once; go to a hub by its address, which \
                its host sees there: hubbub ADDRESS
                """)
    }

    @Test func aPortIsTaken() {
        #expect(
            verdict(Sample.facts { $0.udp = .taken(by: "dnsmasq") }) == """
                The program dnsmasq keeps UDP port 24822 for itself, so hubs are heard only when they answer; end dnsmasq, \
                then look again.
                """)
        #expect(
            verdict(Sample.facts { $0.udp = .taken(by: nil) }) == """
                Another program keeps UDP port 24822 for itself, so hubs are heard only when they answer; end that \
                program; to see which it is, run: sudo hubbub doctor
                """)
        #expect(
            verdict(Sample.facts { $0.tcp = .program(nil) }) == """
                Another program has TCP port 24822, so no hub can be started on it; end that program, or start a hub on \
                another port with: hubbub host --listen 0.0.0.0:24823
                """)
    }

    @Test func aHubIsForItsMachineAlone() throws {
        let facts = try Sample.facts { facts in
            var hub = try Sample.heard(1, "lab", host: "127.0.0.1")
            hub.listeners = [ListenerFact(address: "127.0.0.1", program: nil)]
            facts.hubs = [hub]
        }
        #expect(
            verdict(facts) == """
                The hub lab on this machine listens on 127.0.0.1 only, so nobody else reaches it; stop it, and start it \
                for all with: hubbub host
                """)
    }

    @Test func aClockIsADayOff() throws {
        let day: Int64 = 86_400_000
        #expect(
            verdict(try Sample.facts { $0.hubs = [try Sample.heard(1, "lab", skew: -day)] }) == """
                The clock of lab is 1 day behind this machine's, so one of them is wrong; on the machine that is wrong, \
                set it with: sudo timedatectl set-ntp true
                """)
        let hubs = [try Sample.heard(1, "lab", skew: day), try Sample.heard(2, "den", skew: day)]
        #expect(
            verdict(Sample.facts { $0.hubs = hubs }) == """
                This machine's clock is 1 day behind those of the hubs here; set it with: sudo timedatectl set-ntp true
                """)
    }

    @Test(
        arguments: [
            (
                .nothingListens,
                """
                No program listens at 192.168.1.7:24822 for others; check the address, or start a hub for all on that machine \
                with: hubbub host
                """
            ),
            (
                .silent,
                """
                Nothing came back from 192.168.1.7:24822; check the address, and run hubbub doctor on that machine: a firewall \
                there or on the way may drop TCP.
                """
            ),
            (
                .notAHub,
                """
                What answers at 192.168.1.7:24822 is no hub; check the port: a hub's is 24822 unless it was started with \
                another.
                """
            ),
            (
                .unreachable("No route to host"),
                """
                192.168.1.7:24822 can't be reached: No route to host; check the address, and that this machine is on its \
                network.
                """
            ),
            (.unclear("Two hubs are called lab; name one."), "Two hubs are called lab; name one."),
        ] as [(AddressFact.Outcome, String)])
    func aHubIsNotReached(outcome: AddressFact.Outcome, sentence: String) {
        #expect(verdict(Sample.named(outcome)) == sentence)
    }

    @Test func anotherKeyAnswers() throws {
        let changed = AddressFact.Outcome.hub(
            try Sample.hub(2), milliseconds: 1, .changed(was: try Sample.hub(1), handle: "lab"))
        let (known, met) = (
            Sample.around.fingerprint(try Sample.digest(1)), Sample.around.fingerprint(try Sample.digest(2))
        )
        #expect(
            verdict(Sample.named(changed)) == """
                Another key answers at 192.168.1.7:24822 than before: it was \(known), now it is \(met); ask its owner \
                why, and only if it was reinstalled, run: hubbub trust forget lab
                """)
    }

    @Test func onlyTCPComesThrough() throws {
        let hub = AddressFact.Outcome.hub(try Sample.hub(1), milliseconds: 2, .new)
        #expect(
            verdict(Sample.named(hub, ping: .silent(port: 24822))) == """
                The hub at 192.168.1.7:24822 can be joined, but nothing comes back from its UDP port 24822, so it is not \
                found by itself; run hubbub doctor on its machine: a firewall there or on the way may drop UDP.
                """)
    }
}
