import ChatModel
import Dispatch
import Synchronization

/// Where work is done in order.
enum WorkLine: Hashable, Sendable {
    case half(HalfName)
    case file(UInt64)
    /// What becomes of the parts of a half that were written, beside its own line.
    case writing(HalfName)
    /// What concerns the whole folder.
    case upkeep
}

/// A bounded number of threads that work through a ``WorkQueue``; everything that waits for the disk is done on them.
final class Workers: Sendable {
    /// How far a step has brought its work.
    enum Progress: Sendable {
        case more
        case done
    }

    private typealias Step = @Sendable () -> Progress

    private struct State {
        var work: WorkQueue<WorkLine, Step>
        var running = 0
        var isOpen = true
    }

    private let limit: Int
    private let state: Mutex<State>
    private let threads = DispatchQueue(label: "files", attributes: .concurrent)
    private let answers = DispatchQueue(label: "files.answers")
    private let underWay = DispatchGroup()

    init(limits: StoreLimits) {
        limit = limits.workers
        state = Mutex(State(work: WorkQueue(limit: limits.waiting, lineLimit: limits.waitingInLine)))
    }

    /// Whether work is taken; work of many steps ends early once it is not.
    var isOpen: Bool { state.withLock(\.isOpen) }

    /// Does work in a line, step after step.
    /// - Parameters:
    ///   - value: What the steps work on.
    ///   - refused: is called, on a thread of ours, if it can't be taken.
    func perform<Value: Sendable>(
        in line: WorkLine, on value: Value, always: Bool = false,
        refused: @escaping @Sendable (FileStoreError) -> Void, step: @escaping @Sendable (inout Value) -> Progress
    ) {
        let kept = Kept(value)
        if let refusal = add({ kept.value.withLock { step(&$0) } }, to: line, always: always) {
            answers.async { refused(refusal) }
        }
    }

    /// Does work that is one step.
    func perform(
        in line: WorkLine, always: Bool = false, refused: @escaping @Sendable (FileStoreError) -> Void,
        step: @escaping @Sendable () -> Void
    ) {
        perform(in: line, on: (), always: always, refused: refused) { _ in
            step()
            return .done
        }
    }

    /// Calls back once everybody has left a group.
    func notify(_ group: DispatchGroup, _ body: @escaping @Sendable () -> Void) {
        group.notify(queue: answers, execute: body)
    }

    /// Takes no more work, and waits until all that was taken is done.
    func close() {
        state.withLock { $0.isOpen = false }
        underWay.wait()
    }

    private func add(_ step: @escaping Step, to line: WorkLine, always: Bool) -> FileStoreError? {
        state.withLock { state in
            guard state.isOpen else { return .storeClosed }
            guard state.work.add(step, to: line, always: always) else { return .storeBusy }
            if state.running < limit {
                state.running += 1
                underWay.enter()
                threads.async { self.work() }
            }
            return nil
        }
    }

    private func work() {
        while let (line, step) = next() {
            let progress = step()
            state.withLock { $0.work.stepped(line, isDone: progress == .done) }
        }
        underWay.leave()
    }

    private func next() -> (WorkLine, Step)? {
        state.withLock { state in
            guard let next = state.work.next() else {
                state.running -= 1
                return nil
            }
            return next
        }
    }

    private final class Kept<Value: Sendable>: Sendable {
        let value: Mutex<Value>

        init(_ value: Value) { self.value = Mutex(value) }
    }
}
