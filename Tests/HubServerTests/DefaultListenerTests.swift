import ChatModel
import HubServer
import Logging
import NIOCore
import Testing

@Suite struct DefaultListenerTests {
    @Test func bothFamiliesHaveOnePort() async throws {
        let configuration = HubConfiguration(
            name: try HubName("lab"), listen: [.everywhere(port: 0, orAnother: false)], storage: .ephemeral)
        let server = try await HubServer.start(configuration, logger: Logger(label: "test"))
        let ports = Set(server.listening.compactMap(\.port))
        #expect(ports.count == 1 && ports != [0])
        #expect(server.listening.first?.ipAddress == "0.0.0.0")
        #expect(server.listening.dropFirst().allSatisfy { $0.ipAddress == "::" })
        #expect(server.peopleOnline == 0)
        await server.stop()
    }

    @Test func aMachineWithIPv6IsListenedOnThereToo() async throws {
        let hasIPv6 = (try? System.enumerateDevices().contains { $0.address?.protocol == .inet6 }) == true
        let configuration = HubConfiguration(
            name: try HubName("lab"), listen: [.everywhere(port: 0, orAnother: false)], storage: .ephemeral)
        let server = try await HubServer.start(configuration, logger: Logger(label: "test"))
        #expect(server.listening.count == (hasIPv6 ? 2 : 1))
        await server.stop()
    }
}
