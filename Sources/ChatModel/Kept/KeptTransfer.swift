/// A file on its way to or from a hub, as the client keeps it on disk until it is there.
package struct KeptTransfer: Hashable, Sendable {
    /// What is carried where.
    package enum Job: Hashable, Sendable {
        /// - Parameter path: Where it stands on this machine.
        case put(path: String, to: KeptPost.Target, Nonce, FileOffer)
        /// - Parameters:
        ///   - file: What its entry says; nil for a file of the folder that the hub's owner shares.
        ///   - destination: The path at which it is to stand here; nil for the download folder and its own name.
        case get(FileRef, file: SharedFile?, destination: String?)
    }

    package let hub: HubID
    package let job: Job

    package init(hub: HubID, job: Job) {
        self.hub = hub
        self.job = job
    }
}
