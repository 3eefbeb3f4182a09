/// Where the bytes of something that is sent come from.
protocol DepartureBytes: Sendable {
    /// The bytes from an offset on, at most so many; none only behind the last. Blocks.
    /// - Parameter stop: Raised when nobody waits for them any more.
    /// - Throws: ``FileStoreError`` (`changed`, `noSuchFile`, `closed` when it was stopped, or another).
    func read(at offset: UInt64, count: Int, until stop: StopFlag) throws(FileStoreError) -> [UInt8]

    /// Looks whether everything is still what it was.
    /// - Throws: ``FileStoreError`` (`changed`, `noSuchFile`).
    func check() throws(FileStoreError)

    /// Whether a reader waits for bytes that only somebody else can bring.
    var isWaiting: Bool { get }
}
