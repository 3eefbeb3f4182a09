import ChatModel
import CommandRunner
import Foundation
import Synchronization
import Testing

/// Programs as they are: each is run, nothing is made of what it is given.
@Suite(.timeLimit(.minutes(2))) struct CommandRunnerTests {
    @Test func streamsAndExitCodeAreToldApart() async {
        let trial = await Trial.script("echo out; echo err >&2; exit 7")
        #expect(trial.text == "out\n" && trial.complaint == "err\n")
        #expect(trial.end.ending == .exited(7) && !trial.end.isCut)
    }

    @Test func eachArgumentIsOneAndNoShellReadsIt() async {
        let trial = await Trial.run(
            "/usr/bin/printf", "<%s>", "; id", "$(id)", "`id`", "a b", "*", "| cat", "&& ls", "", "$HOME", "\\n", "中 文")
        #expect(trial.text == "<; id><$(id)><`id`><a b><*><| cat><&& ls><><$HOME><\\n><中 文>")
        #expect(trial.end.ending == .exited(0))
    }

    @Test func onlyWhatIsListedOfTheEnvironmentIsSeen() async {
        let runner = CommandRunner(environment: ["SECRET": "s", "LANG": "C.UTF-8", "HOME": "/root"]) { _ in }
        let nothing = await Trial.run("/usr/bin/env", runner: runner)
        #expect(nothing.text.isEmpty && nothing.end.ending == .exited(0))
        let listed = await Trial.run("/usr/bin/env", environment: ["LANG", "MISSING"], runner: runner)
        #expect(listed.text == "LANG=C.UTF-8\n")
    }

    @Test func itRunsInItsFolderWithoutInput() async {
        #expect(await Trial.run("/bin/pwd", folder: "/tmp").text == "/tmp\n")
        let trial = await Trial.run("/bin/cat")
        #expect(trial.text.isEmpty && trial.end.ending == .exited(0))
    }

    @Test func aProgramThatIsNotThereIsSaidOnce() async {
        let said = Mutex<[String]>([])
        let runner = CommandRunner { words in said.withLock { $0.append(words) } }
        let trial = await Trial.run("/no/such/program", runner: runner)
        #expect(trial.end.ending == .unstartable && trial.pieces == 0)
        #expect(said.withLock { $0 }.count == 1)
        let folder = await Trial.run("/bin/pwd", folder: "/no/such/folder", runner: runner)
        #expect(folder.end.ending == .unstartable)
    }

    @Test func aSignalIsTold() async {
        #expect(await Trial.script("kill -9 $$").end.ending == .signalled(9))
        // What the hub ignores for itself, programs do not.
        #expect(await Trial.script("kill -PIPE $$; exit 3").end.ending == .signalled(13))
    }

    @Test func outputComesAsItIsProduced() async throws {
        let fifo = FileManager.default.temporaryDirectory.path + "/hubbub-\(UUID().uuidString)"
        #expect(mkfifo(fifo, 0o600) == 0)
        defer { unlink(fifo) }
        // It goes on only once its first words have come.
        let trial = await Trial.run("/bin/sh", "-c", "echo first; cat \(fifo); echo last") { output in
            guard String(decoding: output, as: UTF8.self) == "first\n" else { return }
            Thread.detachNewThread { try? "middle\n".write(toFile: fifo, atomically: false, encoding: .utf8) }
        }
        #expect(trial.text == "first\nmiddle\nlast\n" && trial.pieces >= 2)
    }

    @Test func binaryComesByteByByteAsItWas() async {
        let trial = await Trial.run("/usr/bin/head", "-c", "50000", "/dev/urandom")
        #expect(trial.output.count == 50_000 && Set(trial.output).count == 256)
        let exact = await Trial.run("/usr/bin/printf", "\\377\\000\\033[31m\\r\\n")
        #expect(exact.output == [0xFF, 0x00, 0x1B, 0x5B, 0x33, 0x31, 0x6D, 0x0D, 0x0A])
    }

    @Test func overItsLimitOutputIsCutAndTheExitCodeStays() async {
        let trial = await Trial.script("seq 1 100000; exit 4", bytes: 1_000)
        #expect(trial.output.count == 1_000 && trial.end.isCut && trial.end.ending == .exited(4))
        let both = await Trial.script("head -c 700 /dev/zero; head -c 700 /dev/zero >&2", bytes: 1_000)
        #expect(both.output.count + both.errors.count == 1_000 && both.end.isCut)
        let exactly = await Trial.script("head -c 1000 /dev/zero", bytes: 1_000)
        #expect(exactly.output.count == 1_000 && !exactly.end.isCut)
    }

    @Test func fiftyAtOnceAllEnd() async {
        let runner = CommandRunner { _ in }
        let ends = await withTaskGroup(of: (Int, Trial).self) { group in
            for index in 0..<50 {
                group.addTask {
                    let number = UInt64(index + 1)
                    return (
                        index, await Trial.run("/usr/bin/printf", "%s", "n\(index)", runner: runner, number: number)
                    )
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        #expect(ends.count == 50)
        for (index, trial) in ends { #expect(trial.text == "n\(index)" && trial.end.ending == .exited(0)) }
    }

    @Test func nothingOfTheHubIsOpenInIt() async throws {
        let file = FileManager.default.temporaryDirectory.path + "/hubbub-\(UUID().uuidString)"
        let descriptor = open(file, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        defer {
            close(descriptor)
            unlink(file)
        }
        let trial = await Trial.run("/bin/ls", "-l", "/proc/self/fd")
        #expect(!trial.text.contains(file) && !trial.text.contains("socket:"), "\(trial.text)")
    }
}
