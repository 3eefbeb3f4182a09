import Foundation
import HistoryStore
import Testing

@Suite struct DataFolderLockTests {
    @Test func aSecondHubOnTheFolderIsToldWhoHoldsIt() throws {
        let folder = try TemporaryFolder()
        let lock = try DataFolderLock(folder: folder.path)
        let error = #expect(throws: HistoryError.self) { try DataFolderLock(folder: folder.path) }
        #expect(error?.code == .locked)
        #expect(
            error?.message
                == "Another hub (process \(getpid())) uses the data folder \(folder.path); stop that hub, or choose "
                + "another folder with --data.")
        #expect(DataFolderLock.holder(folder: folder.path) == getpid())
        lock.release()
    }

    @Test func aReleasedFolderCanBeTakenAgain() throws {
        let folder = try TemporaryFolder()
        let first = try DataFolderLock(folder: folder.path)
        first.release()
        first.release()
        #expect(DataFolderLock.holder(folder: folder.path) == nil)
        let second = try DataFolderLock(folder: folder.path)
        #expect(DataFolderLock.holder(folder: folder.path) == getpid())
        second.release()
    }

    @Test func aLockThatACrashLeftBehindHoldsNothing() throws {
        let folder = try TemporaryFolder()
        #expect(FileManager.default.createFile(atPath: folder.path + "/lock", contents: Data("4194305\n".utf8)))
        #expect(DataFolderLock.holder(folder: folder.path) == nil)
        let lock = try DataFolderLock(folder: folder.path)
        #expect(DataFolderLock.holder(folder: folder.path) == getpid())
        lock.release()
    }

    @Test func theFolderIsMadeForItsOwnerAlone() throws {
        let parent = try TemporaryFolder()
        let lock = try DataFolderLock(folder: parent.path + "/data")
        #expect(try parent.mode(of: "data") == 0o700)
        #expect(try parent.mode(of: "data/lock") == 0o600)
        lock.release()
    }

    @Test func aFolderThatCannotBeMadeIsNamed() {
        let error = #expect(throws: HistoryError.self) { try DataFolderLock(folder: "/dev/null/data") }
        #expect(error?.message == "The data folder /dev/null/data can't be made; choose another with --data.")
    }
}
