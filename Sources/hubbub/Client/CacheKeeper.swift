import ChatModel
import Logging
import Profile

/// Keeps what can be read of hubs that are off, beside the loop: encoding and writing take longer than a keystroke may.
actor CacheKeeper {
    private let cache: HubCache
    private let lost: LostFile
    private let logger: Logger

    init(_ paths: ProfilePaths, logger: Logger) {
        cache = HubCache(path: paths.hubCache)
        lost = LostFile(folder: paths.lost)
        self.logger = logger
    }

    /// What an earlier run left of a hub; nil if it left nothing.
    func recall(_ hub: HubID) -> KeptHub? {
        cache.trim(keeping: hub)
        return cache.read(hub)
    }

    /// Keeps what is new of a hub; what can't be kept is logged, and the chat goes on.
    func keep(_ change: HubChange) {
        do { try cache.write(change) } catch { logger.error("\(error.message)") }
    }

    /// Puts lines that a hub lost into a file; its path, or nil if it can't be written.
    func rescue(_ lines: LostLines) -> String? {
        do { return try lost.write(lines, at: Clocks.wall()) } catch {
            logger.error("\(error.message)")
            return nil
        }
    }
}
