import ChatModel
import ClientCore
import TerminalCore

/// Notices about files.
extension Surroundings {
    /// Notices of one line; nil for those about other things.
    func fileSentence(for notice: Notice) -> String? {
        switch notice {
        case .noFiles: words.text("notice.nofiles")
        case .noSuchFile(let name): words.text("notice.nosuchfile", ["name": name])
        case .noSuchNumber(let number): words.text("notice.nosuchnumber", ["number": String(number)])
        case .isFolder(let path): words.text("notice.isfolder", ["path": path.text])
        case .noFileHere: words.text("notice.nofilehere")
        case .noPath(let path): words.text("notice.nopath", ["path": shown(path)])
        case .noPaths(let paths): words.text("notice.nopaths", ["paths": words.enumerated(paths.map(shown))])
        case .unfitPath(let sentence): shown(sentence)
        case .saved(let name, let path): words.text("notice.saved", ["name": name, "path": shown(path)])
        case .notFetched(let name, let failure): notFetched(name, failure)
        case .notGiven(let name, let paths):
            words.text(
                "notice.notgiven", ["name": name, "list": list(paths.prefix(3).map(shown), of: paths.count)])
        case .fileGone(let name): words.text("notice.filegone", ["name": name])
        case .alreadyFetching(let name): words.text("notice.fetching", ["name": name])
        case .tooManyTransfers(let limit): words.text("notice.manytransfers", ["count": String(limit)])
        case .nothingCarried: words.text("notice.nothingcarried")
        case .noSuchTransfer(let number): words.text("notice.nosuchtransfer", ["number": String(number)])
        case .cancelled(let name): words.text("notice.cancelled", ["name": name])
        case .allCancelled(let count): words.text("notice.allcancelled", count: count)
        case .fetchCancelled(let name): words.text("notice.fetchcancelled", ["name": name])
        case .leftOut(let path, let omission):
            words.text(
                "notice.leftout",
                [
                    "name": shown(path), "list": words.enumerated(kinds(of: omission)),
                    "names": list(omission.first.map(shown), of: omission.count),
                ])
        case .fileTakenBack(let name): words.text("notice.filetakenback", ["name": name])
        case .transfersGoOn(let count): words.text("notice.transfersgoon", count: count)
        case .retryingFiles(let count): words.text("notice.retryingfiles", count: count)
        default: nil
        }
    }

    /// The first few of so many, and how many more there are.
    private func list(_ first: [String], of count: Int) -> String {
        let more = count - first.count
        return words.enumerated(first + (more > 0 ? [words.text("leftout.more", count: more)] : []))
    }

    private func notFetched(_ name: String, _ failure: CarriageFailure) -> String {
        let values: KeyValuePairs = ["name": name, "reason": reason(for: failure)]
        return words.text(failure.isFinal ? "notice.notfetched.final" : "notice.notfetched", values)
    }

    /// What can be done with pasted paths, in wordings that get shorter.
    func offer(of pasted: PastedFiles) -> [String] {
        guard pasted.files.count == 1, let file = pasted.files.first else {
            let size = words.bytes(pasted.files.reduce(0) { $0 &+ ($1.offer.size ?? 0) })
            let values: KeyValuePairs = ["count": figure(pasted.files.count), "size": size]
            return [words.text("pasted.many", values), words.text("pasted.many.short", values)]
        }
        let lines = [60, 30, 20].map { line(of: file.offer, columns: $0) }
        let isFolder = if case .folder = file.offer.shape { true } else { false }
        let key = isFolder ? "pasted.folder" : "pasted.file"
        return lines.map { words.text(key, ["file": $0]) } + [
            words.text("pasted.short", ["file": file.offer.name.text.shortenedName(to: 14)])
        ]
    }

    private func kinds(of omission: Omission) -> [String] {
        let counts = [
            ("leftout.links", omission.links), ("leftout.specials", omission.specials),
            ("leftout.names", omission.names),
        ]
        return counts.filter { $0.1 > 0 }.map { words.text($0.0, count: $0.1) }
    }

    private func figure(_ number: Int) -> String { words.figure(number) }

    /// A path of this machine, whatever its names are made of.
    private func shown(_ path: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in path.unicodeScalars { scalars.append(TextRule.line.allows(scalar) ? scalar : "\u{FFFD}") }
        return String(scalars)
    }

    /// What is carried, a line each.
    func list(of transfers: [Transfer]) -> [String] {
        [words.text("notice.transfers")]
            + transfers.map { transfer in
                let state =
                    transfer.failure.map { reason(for: $0) }
                    ?? progress(of: transfer, at: Monotonic(milliseconds: 0)).last ?? ""
                let values: KeyValuePairs = [
                    "number": String(transfer.number), "name": transfer.job.name, "state": state,
                ]
                return "  " + words.text(transfer.isUpload ? "notice.transfers.up" : "notice.transfers.down", values)
            }
    }

    /// Files, numbered; in rows of at most so many columns if that leaves something of their names.
    func list(of lines: [FileLine], _ scope: FileScope, more: Bool, columns: Int) -> [String] {
        guard !lines.isEmpty else { return [none(in: scope)] }
        let digits = String(lines.count).count
        let (abouts, room) = abouts(lines, scope, columns: columns - digits - 6)
        let names = lines.map { $0.shownName.shortenedName(to: room ?? 40) }
        let width = min(28, names.map { DisplayWidth.of($0) }.max() ?? 0)
        let rows = lines.indices.map { index in
            let number = String(repeating: " ", count: digits - String(index + 1).count) + String(index + 1)
            let name = DisplayWidth.of(names[index]) > width ? names[index] : names[index].padded(to: width)
            return "  \(number)  \(name)  \(abouts[index])"
        }
        return [head(scope, lines.count)] + rows + (more ? ["  " + words.text("notice.files.more")] : [])
    }

    /// What is said of each file, without the day where there is no room for that, and what is left for the names; nil
    /// if that is too little, so that rows may break.
    private func abouts(_ lines: [FileLine], _ scope: FileScope, columns: Int) -> (abouts: [String], names: Int?) {
        let long = lines.map { about($0, scope, withDay: true) }
        for abouts in [long, lines.map { about($0, scope, withDay: false) }] {
            let room = columns - (abouts.map { DisplayWidth.of($0) }.max() ?? 0)
            if room >= Self.leastName { return (abouts, min(room, 28)) }
        }
        return (long, nil)
    }

    /// The fewest columns for the name of a file in a row.
    private static let leastName = 12

    private func none(in scope: FileScope) -> String {
        switch scope {
        case .room: words.text("notice.files.none")
        case .everywhere: words.text("notice.files.none.all")
        case .shared: words.text("notice.files.none.hub")
        }
    }

    private func head(_ scope: FileScope, _ count: Int) -> String {
        switch scope {
        case .room: words.text("notice.files", count: count)
        case .everywhere: words.text("notice.files.all", count: count)
        case .shared: words.text("notice.files.hub", count: count)
        }
    }

    /// `20 Nov`.
    func when(_ time: HubTime) -> String {
        let local = local(time)
        let months = words.list("date.abbreviated")
        let month = months.indices.contains(local.month - 1) ? months[local.month - 1] : ""
        return words.text("date.short", ["day": String(local.day), "month": month])
    }

    /// Size, who gave it, when, and where if it may be anywhere.
    private func about(_ line: FileLine, _ scope: FileScope, withDay: Bool) -> String {
        switch line {
        case .shared(let line, _) where line.isFolder: return words.text("file.isfolder")
        case .shared(let line, _):
            return words.bytes(line.size).padded(to: 7) + (withDay ? "  " + when(line.time) : "")
        case .entry(let listed, let room, let isGone):
            let size = words.bytes(listed.file.size).padded(to: 7)
            let gone = isGone ? "  " + words.text("file.gone.short") : ""
            let day = withDay ? "  " + when(listed.time) : ""
            let about = "\(size)  \(listed.author.text)\(day)\(gone)"
            guard scope == .everywhere else { return about }
            let place: String =
                switch room {
                case .room(let name): name.written
                case .direct(let nick): nick.text
                case nil: words.text("file.elsewhere")
                }
            return "\(about)  \(place)"
        }
    }
}

extension FileLine {
    /// A folder's name ends with a slash.
    fileprivate var shownName: String {
        switch self {
        case .entry(let listed, _, _): if case .folder = listed.file.shape { name.text + "/" } else { name.text }
        case .shared(let line, _): line.isFolder ? name.text + "/" : name.text
        }
    }
}
