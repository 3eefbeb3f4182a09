import ChatModel
import Testing

@testable import Trust

struct BeaconSignatureTests {
    let hub: HubIdentity
    let payload: [UInt8] = Array("lab, port 24822".utf8)

    init() throws { hub = try .ephemeral() }

    @Test func aSignedBeaconNamesItsHub() throws {
        let signature = try BeaconSignature.sign(payload, as: hub)
        #expect(signature.count == 64)
        #expect(BeaconSignature.hub(key: hub.publicKey, signature: signature, payload: payload) == hub.id)
    }

    @Test func aChangedByteAnywhereIsNoticed() throws {
        let signature = try BeaconSignature.sign(payload, as: hub)
        for index in payload.indices {
            var changed = payload
            changed[index] ^= 1
            #expect(BeaconSignature.hub(key: hub.publicKey, signature: signature, payload: changed) == nil)
        }
        for index in signature.indices {
            var changed = signature
            changed[index] ^= 1
            #expect(BeaconSignature.hub(key: hub.publicKey, signature: changed, payload: payload) == nil)
        }
    }

    @Test func anotherHubsKeyDoesNotFit() throws {
        let signature = try BeaconSignature.sign(payload, as: hub)
        let other = try HubIdentity.ephemeral()
        #expect(BeaconSignature.hub(key: other.publicKey, signature: signature, payload: payload) == nil)
    }

    @Test func bytesThatAreNoKeyOrSignatureAreRefused() throws {
        let signature = try BeaconSignature.sign(payload, as: hub)
        for key in [[], [4], [UInt8](repeating: 4, count: 65), hub.publicKey + [0], Array(hub.publicKey.dropFirst())] {
            #expect(BeaconSignature.hub(key: key, signature: signature, payload: payload) == nil)
        }
        for broken in [[], Array(signature.dropLast()), signature + [0], [UInt8](repeating: 0, count: 64)] {
            #expect(BeaconSignature.hub(key: hub.publicKey, signature: broken, payload: payload) == nil)
        }
    }

    @Test func aHandshakesSignatureIsNoBeacons() throws {
        let transcript = try HandshakeTranscript(
            version: 1, clientNonce: .random(), hubNonce: .random(), userKey: UserIdentity().publicKey,
            hubKey: hub.publicKey, binding: .plain)
        let bytes = transcript.bytes(for: .hub)
        #expect(BeaconSignature.hub(key: hub.publicKey, signature: try hub.sign(bytes), payload: bytes) == nil)
    }

    @Test func whoIsOnAHubIsSignedAsSomethingElseThanABeacon() throws {
        let signature = try PeopleSignature.sign(payload, as: hub)
        #expect(PeopleSignature.hub(key: hub.publicKey, signature: signature, payload: payload) == hub.id)
        #expect(BeaconSignature.hub(key: hub.publicKey, signature: signature, payload: payload) == nil)
        let beacon = try BeaconSignature.sign(payload, as: hub)
        #expect(PeopleSignature.hub(key: hub.publicKey, signature: beacon, payload: payload) == nil)
        let transcript = try HandshakeTranscript(
            version: 1, clientNonce: .random(), hubNonce: .random(), userKey: UserIdentity().publicKey,
            hubKey: hub.publicKey, binding: .plain)
        let bytes = transcript.bytes(for: .hub)
        #expect(PeopleSignature.hub(key: hub.publicKey, signature: try hub.sign(bytes), payload: bytes) == nil)
    }

    @Test func aChangedByteOfThePeopleIsNoticed() throws {
        let signature = try PeopleSignature.sign(payload, as: hub)
        for index in payload.indices {
            var changed = payload
            changed[index] ^= 1
            #expect(PeopleSignature.hub(key: hub.publicKey, signature: signature, payload: changed) == nil)
        }
        let other = try HubIdentity.ephemeral()
        #expect(PeopleSignature.hub(key: other.publicKey, signature: signature, payload: payload) == nil)
    }
}
