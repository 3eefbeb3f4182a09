import Synchronization
import Testing

@testable import FileTransfer

/// What becomes of news that wait for somebody who is slow to show them.
@Suite final class NewsBoxTests: Sendable {
    private let heard = Mutex<[TransferNews]>([])

    private func hear(_ box: NewsBox) async { await box.tell { news in heard.withLock { $0.append(news) } } }

    @Test func ofStepsThatWaitTheLastCountsAndAllElseIsTold() async {
        let box = NewsBox()
        let told: [TransferNews] = [
            .began(at: 0, total: 9), .moved(1), .moved(2), .wrongPiece(0), .wrongPiece(0), .moved(3), .moved(4),
        ]
        for news in told { box.put(news) }
        box.finish()
        await hear(box)
        #expect(
            heard.withLock { $0 }
                == [.began(at: 0, total: 9), .moved(2), .wrongPiece(0), .wrongPiece(0), .moved(4)])
    }

    @Test func whoStoppedATransferHearsItsLastNewsToo() async {
        let box = NewsBox()
        let task = Task { await hear(box) }
        task.cancel()
        await task.value
        box.put(.wrongPiece(1))
        box.finish()
        let last = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            await hear(box)
        }
        await last.value
        #expect(heard.withLock { $0 } == [.wrongPiece(1)])
    }
}
