import ChatModel
import Foundation

func hubID(_ byte: UInt8) throws -> HubID { HubID(try digest(byte)) }

func digest(_ byte: UInt8) throws -> Digest {
    guard let digest = Digest([UInt8](repeating: byte, count: Digest.byteCount)) else {
        throw CocoaError(.coderInvalidValue)
    }
    return digest
}

/// User number n with the key of n.
func person(_ number: UInt32, _ name: String) throws -> Person {
    Person(number: UserNumber(number), id: UserID(try digest(UInt8(number))), nick: try Nick(name))
}

/// A text for the lobby of hub 1, typed at that second.
func post(_ nonce: UInt64, _ words: String, at second: UInt64 = 0) throws -> KeptPost {
    KeptPost(
        hub: try hubID(1), target: .room(.lobby), nonce: Nonce(nonce), body: .text(try MessageText(words)),
        typed: HubTime(milliseconds: second * 1_000))
}
