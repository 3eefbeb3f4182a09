import ChatModel
import NIOCore
import NIOSSL
import Synchronization

/// Decides within the TLS handshake whether to go on with the hub of this ID; throws to stop before anything is sent.
///
/// Runs on the event loop: it reads no file and waits for nobody.
package typealias HubPolicy = @Sendable (HubID) throws(TrustError) -> Void

/// What one connection's TLS handshake found out about the hub.
package final class HubCheck: Sendable {
    private let policy: HubPolicy
    private let outcome = Mutex<Result<PresentedCertificate, TrustError>?>(nil)

    package init(_ policy: @escaping HubPolicy) { self.policy = policy }

    /// The certificate that was shown and accepted; nil before that, or if it was refused.
    package var presented: PresentedCertificate? {
        outcome.withLock { if case .success(let certificate) = $0 { certificate } else { nil } }
    }

    /// Why the hub was refused: what stands behind the TLS library's "handshake failed".
    package var refusal: TrustError? {
        outcome.withLock { if case .failure(let error) = $0 { error } else { nil } }
    }

    func verify(_ chain: [NIOSSLCertificate], _ promise: EventLoopPromise<NIOSSLVerificationResult>) {
        let result = Result { () throws(TrustError) in try check(chain) }
        outcome.withLock { $0 = result }
        switch result {
        case .success: promise.succeed(.certificateVerified)
        case .failure: promise.succeed(.failed)
        }
    }

    private func check(_ chain: [NIOSSLCertificate]) throws(TrustError) -> PresentedCertificate {
        guard let der = try? chain.first?.toDERBytes() else {
            throw TrustError(.certificate, "The hub shows no certificate.")
        }
        let presented = try HubCertificate(der: der).presented
        try policy(presented.hub)
        return presented
    }
}
