import ArgumentParser
import ChatModel
import Foundation
import HubServer
import Logging
import Profile
import ServiceLifecycle

/// `hubbub host`: runs a hub until it is told to stop.
struct HostCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "host", abstract: "Run a hub that others on the network can chat on.",
        discussion: """
            When the hub is ready it prints a line for each of its addresses: listening hubbub://127.0.0.1:24822. \
            Its log goes to standard error. Ctrl-C stops it; nothing is lost.
            """)

    @Option(help: ArgumentHelp("What the hub is called; for showing only.", valueName: "name"))
    var name: String?

    @Option(
        help: ArgumentHelp(
            "Where to listen; may be given several times. Port 0 is any free port. (default: port 24822 everywhere)",
            valueName: "addr:port"))
    var listen: [String] = []

    @Option(help: ArgumentHelp("Listen on a Unix-domain socket; without --listen on nothing else.", valueName: "path"))
    var unix: String?

    @Option(help: ArgumentHelp("The folder of the hub's key and journal.", valueName: "dir"))
    var data: String?

    @Flag(help: "Keep nothing: key and journal are gone when the hub ends.")
    var ephemeral = false

    @Flag(help: "Don't make the hub known on the network.")
    var noAnnounce = false

    @Flag(
        inversion: .prefixedNo,
        help: """
            Don't tell who is here to those who have not come in. (default: tell, unless there is a password or a list \
            of members)
            """)
    var hidePeople: Bool?

    @Flag(help: "Speak without TLS; listens on this machine only, unless --listen says otherwise.")
    var insecure = false

    @Option(
        help: ArgumentHelp(
            "Ask for the password in the first line of this file; the hub goes on asking when it is started without.",
            valueName: "file"))
    var passwordFile: String?

    @Flag(help: "Ask for no password any more.")
    var noPassword = false

    @Option(
        help: ArgumentHelp(
            "Let in, without a password, those whose keys stand in this file (a fingerprint and perhaps a name a line); the hub goes on with that list when it is started without.",
            valueName: "file"))
    var members: String?

    @Flag(help: "Have no list of members any more.")
    var noMembers = false

    @Option(
        help: ArgumentHelp(
            "Tell the text in this file (at most \(DayMessage.byteLimit) bytes in \(DayMessage.lineLimit) lines) to everybody who comes.",
            valueName: "file"))
    var motd: String?

    @Option(help: ArgumentHelp("Take and give files: on or off. (default: on)", valueName: "on|off"))
    var files: String?

    @Option(help: ArgumentHelp("Read the settings from this file.", valueName: "file"))
    var config: String?

    @Flag(help: "Run in the background; returns when the hub is ready.")
    var detach = false

    @Flag(help: "Stop the hub that uses the data folder.")
    var stop = false

    @Flag(help: "Look through the journal of the data folder for damage, whether or not a hub runs on it.")
    var check = false

    @Flag(help: "Show which commands were run on the hub of the data folder: when, who, what, and how they ended.")
    var runs = false

    @Option(
        help: ArgumentHelp(
            "Copy the journal of the data folder into a new file, whether or not a hub runs on it.",
            valueName: "file"))
    var backup: String?

    @Flag(help: "Print JSON: of each address its port and fingerprint; what a check found; a run each.")
    var json = false

    @Flag(help: .hidden)
    var detached = false

    @Flag(help: .hidden)
    var orAnotherPort = false

    @OptionGroup var profile: ProfileOptions

    func validate() throws {
        _ = try listen.map(ListenOption.read)
        if let name {
            do { _ = try HubName(name) } catch { throw ValidationError(error.message) }
        }
        if ephemeral, data != nil { throw ValidationError("A hub with --ephemeral keeps nothing; leave --data out.") }
        if noPassword, passwordFile != nil {
            throw ValidationError("--password-file and --no-password say opposite things; give one of them.")
        }
        if noMembers, members != nil {
            throw ValidationError("--members and --no-members say opposite things; give one of them.")
        }
        if let files, files != "on", files != "off" { throw ValidationError("--files is on or off, not \"\(files)\".") }
        if stop, ephemeral || detach { throw ValidationError("--stop ends a hub that runs; give it only --data.") }
        try validateCare()
    }

    /// What looks after a journal starts no hub.
    private func validateCare() throws {
        guard check || runs || backup != nil else { return }
        guard [check, runs, backup != nil, stop, detach].count(where: \.self) == 1 else {
            throw ValidationError(
                "--check, --runs, --backup, --stop and --detach are different things; give one of them.")
        }
        let isAboutAHub =
            ephemeral || noAnnounce || insecure || isAboutDoors || hidePeople != nil || name != nil || unix != nil
            || files != nil || motd != nil || !listen.isEmpty
        if check || runs, isAboutAHub {
            throw ValidationError("\(check ? "--check" : "--runs") reads a journal; give it only --data and --json.")
        }
        if backup != nil, isAboutAHub || json {
            throw ValidationError("--backup copies a journal; give it only the new file and --data.")
        }
    }

    private var isAboutDoors: Bool { noPassword || passwordFile != nil || noMembers || members != nil }

    func run() async throws {
        try await complaining {
            if stop { return try await HubStopper.stop(HostFolder(self).path) }
            if try care() { return }
            let plan = try HostPlan(self)
            if detach {
                let arguments = CommandLine.arguments.dropFirst(2).filter { $0 != "--detach" }
                let started = try DetachedHub.start(Array(arguments), log: plan.paths.hubLog)
                if let note = started.note { FileHandle.standardError.write(Data((note + "\n").utf8)) }
                return try Output.write(started.lines)
            }
            try await host(plan)
        }
    }

    /// Looks after the journal, if that is what was asked for.
    private func care() throws -> Bool {
        guard check || runs || backup != nil else { return false }
        let care = JournalCare(folder: try HostFolder(self).path)
        if check { try care.check(isJSON: json) }
        if runs { try care.showRuns(isJSON: json) }
        if let backup { try care.copy(to: ProfilePaths.expand(backup)) }
        return true
    }

    private func host(_ plan: HostPlan) async throws {
        // Of its own session, it outlives the terminal.
        if detached { setsid() }
        let logger = Logger(label: "hubbub") { StreamLogHandler.standardError(label: $0) }
        let server = try await HubServer.start(plan.configuration, logger: logger)
        let ready = ReadyLines(addresses: server.addresses, hub: server.identity.id)
        var services: [any Service] = [server]
        if !noAnnounce, let announcement = announcement(of: server, plan, logger) { services.append(announcement) }
        services.append(
            Readiness(lines: ready.lines(isJSON: json), note: json ? nil : ready.note, isDetached: detached))
        let group = ServiceGroup(
            services: services, gracefulShutdownSignals: [.sigint, .sigterm], logger: logger)
        try await group.run()
    }

    private func announcement(of server: HubServer, _ plan: HostPlan, _ logger: Logger) -> HubAnnouncement? {
        do { return try HubAnnouncement(server, plan.configuration, logger: logger) } catch {
            logger.warning("\(Complaint(error).message)")
            return nil
        }
    }
}
