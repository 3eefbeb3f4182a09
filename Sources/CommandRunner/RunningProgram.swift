import ChatModel
import Foundation
import Subprocess
import Synchronization

/// One run of a program, from its start to its end.
struct RunningProgram: Sendable {
    /// What is still to come of a program.
    private enum Part: Sendable {
        case stream
        case watch
    }

    private typealias Execution = Subprocess.Execution<NoInput, SequenceOutput, SequenceOutput>

    /// Between two looks into a pipe: what is written byte by byte is passed on in pieces, and a program that writes
    /// without end costs the hub little.
    private static let pause = Duration.milliseconds(20)

    private let order: RunOrder
    private let environment: [String: String]
    private let endings: AsyncStream<RunEnd.Ending>
    private let report: @Sendable (String) -> Void

    init(
        _ order: RunOrder, environment: [String: String], endings: AsyncStream<RunEnd.Ending>,
        report: @escaping @Sendable (String) -> Void
    ) {
        self.order = order
        self.environment = environment
        self.endings = endings
        self.report = report
    }

    /// Runs it to its end.
    /// - Parameter wrote: is told what it writes, at most as much as it may.
    func run(_ wrote: @escaping @Sendable ([UInt8], RunStream) -> Void) async -> RunEnd {
        let start = ContinuousClock.now
        let allowance = OutputAllowance(bytes: order.outputBytes, wrote)
        let forced = Mutex<RunEnd?>(nil)
        let ending = await self.ending(allowance) { ending in
            // What it takes to end after that is no time that it was given.
            let time = ending == .timeLimit ? order.milliseconds : Self.milliseconds(since: start)
            forced.withLock { $0 = RunEnd(ending, milliseconds: time) }
        }
        let end = forced.withLock { $0 } ?? RunEnd(ending, milliseconds: Self.milliseconds(since: start))
        return RunEnd(end.ending, milliseconds: end.milliseconds, isCut: allowance.isCut)
    }

    private static func milliseconds(since start: ContinuousClock.Instant) -> UInt64 {
        UInt64(max(0, start.duration(to: .now) / .milliseconds(1)))
    }

    private func ending(
        _ allowance: OutputAllowance, forced: @escaping @Sendable (RunEnd.Ending) -> Void
    ) async -> RunEnd.Ending {
        do {
            let result = try await Subprocess.run(
                .path(.init(order.program)), arguments: Arguments(order.arguments),
                environment: .custom(environment.reduce(into: [:]) { $0[.init(stringLiteral: $1.key)] = $1.value }),
                workingDirectory: .init(order.folder), platformOptions: Self.options, input: .none, output: .sequence,
                error: .sequence
            ) { execution in
                await attend(execution, allowance, forced: forced)
            }
            return RunEnd.Ending(result.terminationStatus)
        } catch {
            report("\(order.program) could not be run: \(error)")
            return .unstartable
        }
    }

    /// A session of its own: the program has no terminal, and a group that can be ended as a whole.
    private static var options: PlatformOptions {
        var options = PlatformOptions()
        options.createSession = true
        return options
    }

    /// Passes on what a program writes, until it has ended or is ended; then nothing of its group is left.
    private func attend(
        _ execution: Execution, _ allowance: OutputAllowance, forced: @escaping @Sendable (RunEnd.Ending) -> Void
    ) async {
        await withTaskGroup(of: Part.self) { group in
            group.addTask { await Self.pass(on: execution.standardOutput, from: .output, to: allowance) }
            group.addTask { await Self.pass(on: execution.standardError, from: .errors, to: allowance) }
            group.addTask {
                guard let ending = await firstEnding(allowance.floods) else { return .watch }
                forced(ending)
                await execution.teardown(using: [
                    .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: CommandRunner.grace)
                ])
                return .watch
            }
            var streams = 0
            while streams < 2, let part = await group.next() { streams += part == .stream ? 1 : 0 }
            let leader = ProcessLeader(execution.processIdentifier.value)
            // A program may close its output and go on; its end can only be looked for, since subprocess reaps it after this.
            while leader.isRunning { try? await Task.sleep(for: Self.pause) }
            leader.killGroup()
            group.cancelAll()
        }
    }

    private static func pass(
        on sequence: SubprocessOutputSequence, from stream: RunStream, to allowance: OutputAllowance
    ) async -> Part {
        do {
            for try await buffer in sequence {
                allowance.take(buffer.withUnsafeBytes { Array($0) }, from: stream)
                // Not each byte is worth a frame: what is written meanwhile comes as one piece.
                try await Task.sleep(for: pause)
            }
        } catch {
            // The program is ended for another reason than its output; there is no more of it.
        }
        return .stream
    }

    /// Why the program is to end before it does by itself; nil if it does.
    private func firstEnding(_ floods: AsyncStream<Void>) async -> RunEnd.Ending? {
        await withTaskGroup(of: RunEnd.Ending?.self) { group in
            group.addTask {
                // The time limit itself; a program that ends before cancels it.
                do { try await Task.sleep(for: .milliseconds(order.milliseconds)) } catch { return nil }
                return .timeLimit
            }
            group.addTask {
                for await ending in endings { return ending }
                return nil
            }
            group.addTask {
                for await _ in floods { return .stopped }
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}

extension RunEnd.Ending {
    init(_ status: TerminationStatus) {
        self =
            switch status {
            case .exited(let code): .exited(UInt8(truncatingIfNeeded: code))
            case .signaled(let signal): .signalled(UInt8(truncatingIfNeeded: signal))
            }
    }
}
