import Crypto
import Foundation
import NIOCore
import NIOEmbedded
import NIOSSL
import NIOTLS
import SwiftASN1
import X509

@testable import Trust

/// A TLS client and a TLS server whose bytes are carried by hand.
final class TLSPair {
    let client = EmbeddedChannel()
    let server = EmbeddedChannel()
    let check: HubCheck
    private let finished = (client: HandshakeCounter(), server: HandshakeCounter())

    /// How many of the two sides have ended the handshake.
    var handshakes: Int { finished.client.count + finished.server.count }

    convenience init(hub: HubIdentity, host: String, policy: @escaping HubPolicy) throws {
        try self.init(serverContext: HubTLS.context(hub), host: host, policy: policy)
    }

    convenience init(serverContext: NIOSSLContext, host: String, policy: @escaping HubPolicy) throws {
        let check = HubCheck(policy)
        try self.init(serverContext: serverContext, clientHandler: ClientTLS().handler(for: host, check), check: check)
    }

    init(
        serverContext: NIOSSLContext, clientHandler: NIOSSLClientHandler, check: HubCheck = HubCheck { _ in }
    ) throws {
        self.check = check
        try client.pipeline.syncOperations.addHandlers([clientHandler, finished.client])
        try server.pipeline.syncOperations.addHandlers([NIOSSLServerHandler(context: serverContext), finished.server])
    }

    func connect() throws {
        let address = try SocketAddress(unixDomainSocketPath: "/pair")
        server.connect(to: address, promise: nil)
        client.connect(to: address, promise: nil)
        try exchange()
    }

    /// Carries bytes both ways until both sides are silent.
    func exchange() throws {
        while try carry(from: client, to: server) || carry(from: server, to: client) {}
    }

    private func carry(from one: EmbeddedChannel, to other: EmbeddedChannel) throws -> Bool {
        one.embeddedEventLoop.run()
        guard let bytes = try one.readOutbound(as: ByteBuffer.self) else { return false }
        try other.writeInbound(bytes)
        other.embeddedEventLoop.run()
        try other.throwIfErrorCaught()
        return true
    }

    func close() throws {
        for channel in [client, server] where channel.isActive {
            channel.close(promise: nil)
            try? exchange()
            channel.embeddedEventLoop.advanceTime(by: .minutes(1))
        }
    }
}

/// Counts the handshakes that ended well on one side.
private final class HandshakeCounter: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private(set) var count = 0

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted = event as? TLSUserEvent { count += 1 }
        context.fireUserInboundEventTriggered(event)
    }
}

/// A certificate whose key is of a kind that no hub has: P-384.
struct ForeignCertificate {
    let der: [UInt8]
    let context: NIOSSLContext

    static func make() throws -> ForeignCertificate {
        let key = P384.Signing.PrivateKey()
        let name = try DistinguishedName { CommonName("somebody") }
        let certificate = try Certificate(
            version: .v3, serialNumber: .init(), publicKey: .init(key.publicKey),
            notValidBefore: Date(timeIntervalSince1970: 0), notValidAfter: Date(timeIntervalSince1970: 4e9),
            issuer: name, subject: name, signatureAlgorithm: .ecdsaWithSHA384, extensions: .init(),
            issuerPrivateKey: .init(key))
        var serializer = DER.Serializer()
        try serializer.serialize(certificate)
        let der = serializer.serializedBytes
        let context = try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: [.certificate(NIOSSLCertificate(bytes: der, format: .der))],
                privateKey: .privateKey(NIOSSLPrivateKey(bytes: Array(key.derRepresentation), format: .der))))
        return ForeignCertificate(der: der, context: context)
    }
}
