import TestKit

/// Another program that keeps a port for itself.
final class PortHolder: Sendable {
    /// The kinds of ports, by the names that Perl's sockets have for them.
    enum Kind: String, CaseIterable, Sendable {
        case tcp
        case udp
    }

    private let process: ChildProcess

    /// Takes the port on all IPv4 addresses of a machine.
    init(_ kind: Kind, _ port: Int, on machine: LabMachine) async throws {
        let output = try StreamPair()
        let listening = kind == .tcp ? "Listen => 1, " : ""
        let program = """
            use IO::Socket::INET; $| = 1;
            my $socket = IO::Socket::INET->new(\(listening)LocalPort => \(port), Proto => '\(kind)') or die $!;
            print "taken\\n"; sleep;
            """
        process = try ChildProcess(
            machine.command + ["perl", "-e", program], environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C"],
            output: output.writing)
        output.closeWriting()
        guard await output.line() == "taken" else { throw NotTaken() }
    }

    deinit { process.signal(9) }

    /// The port could not be had.
    struct NotTaken: Error {}
}
