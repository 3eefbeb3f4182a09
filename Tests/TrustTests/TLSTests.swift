import ChatModel
import NIOCore
import NIOEmbedded
import NIOSSL
import Testing

@testable import Trust

struct TLSTests {
    @Test(arguments: ["lab.example", "127.0.0.1", "fe80::1%eth0", "my hub", ""])
    func aPinnedHubIsTalkedTo(host: String) throws {
        let hub = try HubIdentity.ephemeral()
        let pair = try TLSPair(hub: hub, host: host) { _ in }
        try pair.connect()
        #expect(pair.check.presented == hub.presented)
        #expect(pair.check.refusal == nil)
        #expect(pair.handshakes == 2)
        pair.client.writeAndFlush(ByteBuffer(string: "hello"), promise: nil)
        try pair.exchange()
        #expect(try pair.server.readInbound(as: ByteBuffer.self) == ByteBuffer(string: "hello"))
        try pair.close()
    }

    @Test func aRefusedHubReceivesNoApplicationByte() throws {
        let hub = try HubIdentity.ephemeral()
        let refusal = TrustError.Code.unknownHub(hub.id)
        let pair = try TLSPair(hub: hub, host: "lab") { (met) throws(TrustError) in
            throw TrustError(.unknownHub(met), "not known")
        }
        pair.client.writeAndFlush(ByteBuffer(string: "secret"), promise: nil)
        #expect(throws: (any Error).self) { try pair.connect() }
        #expect(pair.check.refusal?.code == refusal)
        #expect(pair.check.presented == nil)
        #expect(try pair.server.readInbound(as: ByteBuffer.self) == nil)
        #expect(pair.handshakes == 0)
        try pair.close()
    }

    @Test func aHubWithoutAP256KeyIsNotTalkedTo() throws {
        let pair = try TLSPair(serverContext: ForeignCertificate.make().context, host: "lab") { _ in
            Issue.record("asked about a key that no hub has")
        }
        #expect(throws: (any Error).self) { try pair.connect() }
        #expect(pair.check.presented == nil)
        #expect(try pair.server.readInbound(as: ByteBuffer.self) == nil)
        try pair.close()
    }

    @Test func aCertificateWithoutAP256KeyIsRefused() throws {
        let foreign = try ForeignCertificate.make()
        let error = #expect(throws: TrustError.self) { try HubCertificate(der: foreign.der) }
        #expect(error?.code == .certificate)
    }

    @Test func bytesThatAreNoCertificateAreRefused() {
        for der in [[], [0x30], [0x30, 0x80], [UInt8](repeating: 0xFF, count: 300)] {
            #expect(throws: TrustError.self) { try HubCertificate(der: der) }
        }
    }

    @Test func olderTLSIsNotSpoken() throws {
        let hub = try HubIdentity.ephemeral()
        var old = TLSConfiguration.makeClientConfiguration()
        old.maximumTLSVersion = .tlsv12
        old.certificateVerification = .none
        let handler = try NIOSSLClientHandler(context: NIOSSLContext(configuration: old), serverHostname: nil)
        let pair = try TLSPair(serverContext: HubTLS.context(hub), clientHandler: handler)
        #expect(throws: (any Error).self) { try pair.connect() }
        #expect(pair.handshakes == 0)
        try pair.close()
    }

    @Test(arguments: [
        ("lab", "lab"), ("lab.example.", "lab.example"), ("my_hub.local", "my_hub.local"),
        ("3com.example", "3com.example"),
        ("127.0.0.1", nil), ("127.1", nil), ("::1", nil), ("fe80::1%eth0", nil), ("", nil), (".", nil), ("a..b", nil),
        ("-a", nil), ("a b", nil), ("hüb", nil), (String(repeating: "a", count: 64), nil), ("a\0b", nil),
    ])
    func onlyDNSNamesAreServerNames(host: String, name: String?) {
        #expect(ClientTLS.serverName(host) == name)
    }
}
