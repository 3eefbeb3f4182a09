import ChatModel
import Trust

extension FuzzBody {
    /// Both sides of a password's proof: each line is a message that comes from the other side.
    static let scram = FuzzBody("scram") { bytes, _ in
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        for line in lines {
            _ = try? ScramClient(as: UserID(Digest(words: Digest.Words(0, 0, 0, 0))), over: .plain).challenge(line)
            if let hub = try? ScramHub(answering: line, as: ScramVerifier.fuzzed, over: .plain) {
                for other in lines { _ = try? hub.final(answering: other) }
            }
        }
    }
}

extension ScramVerifier {
    /// Of one password for all inputs: to make one takes a tenth of a second.
    fileprivate static let fuzzed: ScramVerifier = {
        do { return try ScramVerifier(try Password("correct horse")) } catch { preconditionFailure("\(error)") }
    }()
}
