import ChatModel
import CommandRunner
import Foundation
import TestKit
import Testing

/// Every run ends, with all that belongs to it.
@Suite(.timeLimit(.minutes(2))) struct EndingTests {
    @Test func oneThatNeverEndsIsEnded() async throws {
        let trial = await Trial.script("echo $$; exec sleep 1000", milliseconds: 300)
        #expect(trial.end.ending == .timeLimit)
        #expect(trial.end.milliseconds == 300)
        #expect(await isGone(try #require(pid_t(trial.text.dropLast()))))
    }

    /// The time in which it did not listen is none that it was given.
    @Test func oneThatDoesNotListenIsKilled() async throws {
        let trial = await Trial.script("trap '' TERM; echo $$; while :; do sleep 1; done", milliseconds: 300)
        #expect(trial.end.ending == .timeLimit && trial.end.milliseconds == 300)
        #expect(await isGone(try #require(pid_t(trial.text.dropLast()))))
    }

    @Test func oneThatTidiesUpMayDoSo() async {
        let trial = await Trial.script(
            "trap 'echo tidied; exit 0' TERM; echo ready; while :; do sleep 0.05; done", milliseconds: 500)
        #expect(trial.text == "ready\ntidied\n" && trial.end.ending == .timeLimit)
    }

    @Test func oneThatPrintsWithoutEndIsCutAndEnded() async {
        let trial = await Trial.run("/usr/bin/yes", milliseconds: 100_000, bytes: 10_000)
        #expect(trial.output.count == 10_000 && trial.end.isCut && trial.end.ending == .stopped)
        #expect(trial.end.milliseconds < 100_000)
    }

    @Test func grandchildrenEndAtTheTimeLimitToo() async throws {
        let trial = await Trial.script(
            "(trap '' TERM; while :; do sleep 1; done) & echo $!; (sleep 1000) & echo $!; wait", milliseconds: 500)
        #expect(trial.end.ending == .timeLimit)
        let processes = trial.text.split(separator: "\n").compactMap { pid_t($0) }
        #expect(processes.count == 2)
        for process in processes { #expect(await isGone(process)) }
    }

    @Test func aGrandchildThatIsLeftBehindHoldsNothingUp() async throws {
        let trial = await Trial.script("sleep 1000 & echo $!; exit 5")
        #expect(trial.end.ending == .exited(5) && trial.end.milliseconds < 20_000)
        #expect(await isGone(try #require(pid_t(trial.text.dropLast()))))
    }

    @Test func oneThatClosesItsOutputGoesOn() async {
        let trial = await Trial.script("echo here; exec >&- 2>&-; sleep 0.3; exit 9")
        #expect(trial.text == "here\n" && trial.end.ending == .exited(9) && trial.end.milliseconds >= 300)
    }

    @Test func oneThatClosesItsOutputHasNoMoreTime() async {
        let trial = await Trial.script("exec >&- 2>&-; sleep 1000", milliseconds: 300)
        #expect(trial.end.ending == .timeLimit)
    }

    @Test func aRunIsEndedWhenThatIsWanted() async throws {
        let runner = CommandRunner { _ in }
        let trial = await Trial.run("/bin/sh", "-c", "echo $$; exec sleep 1000", runner: runner) { _ in
            runner.end(RunNumber(1))
        }
        #expect(trial.end.ending == .stopped)
        #expect(await isGone(try #require(pid_t(trial.text.dropLast()))))
        runner.end(RunNumber(1))
    }

    @Test func itIsTheLeaderOfASessionOfItsOwn() async throws {
        let trial = await Trial.run("/usr/bin/cut", "-d", " ", "-f", "1,5,6", "/proc/self/stat")
        let numbers = trial.text.split { $0 == " " || $0 == "\n" }
        #expect(numbers.count == 3 && Set(numbers).count == 1, "\(trial.text)")
    }
}
