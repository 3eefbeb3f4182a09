import Testing

@testable import FileStore

@Suite struct WorkQueueTests {
    private typealias Lines = WorkQueue<String, Int>

    @Test func linesTakeTurnsAndEachKeepsItsOrder() {
        var queue = Lines(limit: 10, lineLimit: 10)
        for (line, work) in [("a", 1), ("a", 2), ("b", 3), ("c", 4)] { #expect(Self.add(work, to: line, of: &queue)) }
        var done: [Int] = []
        var longSteps = 3
        while let (line, work) = queue.next() {
            // The first work has three steps, and the others go between them.
            let isDone = work != 1 || longSteps == 1
            if work == 1 { longSteps -= 1 }
            done.append(work)
            queue.stepped(line, isDone: isDone)
        }
        #expect(done == [1, 3, 4, 1, 1, 2])
        #expect(queue.count == 0)
    }

    @Test func aLineOfWhichSomethingIsUnderWayIsNotTakenTwice() {
        var queue = Lines(limit: 10, lineLimit: 10)
        #expect(Self.add(1, to: "a", of: &queue))
        #expect(Self.add(2, to: "a", of: &queue))
        #expect(Self.next(of: &queue) == 1)
        #expect(Self.next(of: &queue) == nil)
        #expect(Self.add(3, to: "a", of: &queue))
        #expect(Self.next(of: &queue) == nil)
        queue.stepped("a", isDone: true)
        #expect(Self.next(of: &queue) == 2)
    }

    @Test func whatWaitsIsBoundedButForWhatFreesSomething() {
        var queue = Lines(limit: 3, lineLimit: 2)
        #expect(Self.add(1, to: "a", of: &queue))
        #expect(Self.add(2, to: "a", of: &queue))
        #expect(!Self.add(3, to: "a", of: &queue))
        #expect(Self.add(4, to: "b", of: &queue))
        #expect(!Self.add(5, to: "c", of: &queue))
        #expect(Self.add(6, to: "a", of: &queue, always: true))
        #expect(queue.count == 4)
    }

    private static func next(of queue: inout Lines) -> Int? { queue.next()?.work }

    private static func add(_ work: Int, to line: String, of queue: inout Lines, always: Bool = false) -> Bool {
        queue.add(work, to: line, always: always)
    }
}
