import ChatModel
import Foundation

/// One outbox log that this process holds.
final class OutboxFile {
    /// The most bytes that are read of a log.
    private static let byteLimit = 64 << 20

    let path: String
    private let descriptor: Descriptor
    /// Bytes that are known to be whole records.
    private(set) var size = 0
    /// How many records were appended.
    private(set) var count = 0

    init(path: String, descriptor: Descriptor) { (self.path, self.descriptor) = (path, descriptor) }

    deinit { descriptor.close() }

    /// What stands in the log; nil if it can't be read.
    func contents() -> OutboxContents? { data().map(OutboxContents.init) }

    /// The bytes of the log; nil if they can't be read.
    func data() -> Data? { descriptor.read(upTo: Self.byteLimit) }

    /// Adds records behind the others, all or none.
    /// - Parameter isSafe: Whether they must be there after a power cut, too.
    /// - Throws: ``ProfileError`` (`unwritable`).
    func append(_ records: [OutboxRecord], isSafe: Bool) throws(ProfileError) {
        try append(Data(records.map(OutboxLine.text).joined().utf8), isSafe: isSafe)
        count += records.count
    }

    /// Adds whole lines behind the others, all or none.
    /// - Throws: ``ProfileError`` (`unwritable`).
    func append(_ data: Data, isSafe: Bool) throws(ProfileError) {
        guard descriptor.write(data), !isSafe || descriptor.synchronize() else {
            let error = ProfileError.unwritable(path)
            _ = descriptor.truncate(to: size)
            throw error
        }
        size += data.count
    }

    /// Nothing in it is needed any more.
    /// - Throws: ``ProfileError`` (`unwritable`).
    func empty() throws(ProfileError) {
        guard descriptor.truncate(to: 0) else { throw .unwritable(path) }
        (size, count) = (0, 0)
    }

    func remove() { unlink(path) }

    /// Puts it where no client looks for logs, for a person to look at.
    func putAside() { rename(path, path + ".damaged") }

    func close() { descriptor.close() }
}
