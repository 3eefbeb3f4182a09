/// Every bound of a hub's files that is not the owner's to set.
package struct StoreLimits: Hashable, Sendable {
    /// The most threads that work at once.
    package var workers = 8
    /// The most of these that ask the disk to write what it was given of a half.
    package var writebacks = 2
    /// The most pieces of work that wait or are under way, of everybody together.
    package var waiting = 8_192
    /// The most that wait of one half, or of one open file.
    package var waitingInLine = 128
    /// The most halves that are open; each takes two file descriptors.
    package var openHalves = 160
    /// The most files that are open to be read; each takes one file descriptor.
    package var openFiles = 320
    /// The most halves on the disk.
    package var halves = 4_096
    /// The most halves of one user on the disk.
    package var halvesOfUser = 64
    /// The most halves that are not open, and need not be read again when they are.
    package var remembered = 64
    /// The most bytes of one read.
    package var bytesOfRead = 1 << 20
    /// The most names that are read of a shared folder.
    package var namesOfFolder = 100_000

    package init() {}
}
