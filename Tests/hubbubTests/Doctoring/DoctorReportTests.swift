import ChatModel
import ClientUI
import Doctor
import Foundation
import Testing

@testable import hubbub

@Suite struct DoctorReportTests {
    private var facts: Facts {
        get throws {
            var facts = Facts()
            let address = InterfaceFact.Address("10.9.0.1", prefix: 24, broadcast: "10.9.0.255")
            facts.interfaces = [InterfaceFact(name: "e0", addresses: [address], skip: nil)]
            facts.paths = [
                PathFact(
                    interface: "e0", kind: .broadcast, destination: "10.9.0.255", sending: .sent, cameBack: true,
                    hubs: 1)
            ]
            facts.udp = .taken(by: "a \u{1B}[31m program")
            let id = HubID(try #require(Digest([UInt8](repeating: 1, count: Digest.byteCount))))
            facts.hubs = [
                HubFact(
                    id: id, name: try HubName("lab"), addresses: [.tcp(host: "10.9.0.2", port: 24822, plain: false)],
                    roundTrip: 2, skew: 5_000, answered: true)
            ]
            return facts
        }
    }

    @Test func peopleReadThePartsAndTheVerdictLast() throws {
        let lines = DoctorReport(Judge.report(on: try facts), in: .english).lines
        #expect(
            lines == [
                "Network", "  ✓ e0  10.9.0.1/24, broadcast 10.9.0.255",
                "      ✓ asked by broadcast to 10.9.0.255, heard again, 1 hub is heard there", "", "Ports",
                "  ✗ The program a �[31m program keeps UDP port 24822 for itself, so hubs are heard only when they answer",
                "      end a �[31m program, then look again", "  ✓ TCP port 24822 is free: a hub can be started here",
                "",
                "Firewalls", "  ✓ No firewall was found on this machine", "", "Hubs",
                "  ✓ lab at 10.9.0.2:24822, answered after 2 ms, its clock is 5 seconds ahead", "",
                "The program a �[31m program keeps UDP port 24822 for itself, so hubs are heard only when they answer; "
                    + "end a �[31m program, then look again.",
            ])
    }

    @Test func programsReadEnglishWhateverPeopleRead() throws {
        let report = Judge.report(on: try facts)
        let (english, chinese) = (DoctorReport(report, in: .english), DoctorReport(report, in: .chinese))
        #expect(english.json == chinese.json)
        #expect(chinese.lines.first == "网络" && chinese.lines.count == english.lines.count)
        #expect(chinese.lines.contains("      结束 a \u{FFFD}[31m program，然后再查一次"))
    }

    @Test func programsReadOneObject() throws {
        let json = DoctorReport(Judge.report(on: try facts), in: .english).json
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["healthy"] as? Bool == false)
        #expect(object["reason"] as? String == "udp-taken")
        #expect(object["target"] is NSNull)
        let interfaces = try #require(object["interfaces"] as? [[String: Any]])
        #expect(interfaces.first?["addresses"] as? [String] == ["10.9.0.1/24"])
        #expect(interfaces.first?["skipped"] is NSNull)
        let paths = try #require(object["paths"] as? [[String: Any]])
        #expect(paths.first?["cameBack"] as? Bool == true)
        let ports = try #require(object["ports"] as? [String: [String: Any]])
        #expect(ports["udp"]?["state"] as? String == "taken" && ports["tcp"]?["state"] as? String == "free")
        let hubs = try #require(object["hubs"] as? [[String: Any]])
        #expect(hubs.first?["skew"] as? Int == 5_000)
        let findings = try #require(object["findings"] as? [[String: Any]])
        #expect(findings.contains { $0["name"] as? String == "udp-taken" && $0["state"] as? String == "trouble" })
        #expect(json.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    }
}
