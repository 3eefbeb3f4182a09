import TerminalCore

/// A recording as one animated SVG: each row of each screen is a strip of pictures that CSS moves behind a window.
///
/// It has no scripts and needs nothing from elsewhere. Where nothing moves, by a person's wish or for want of CSS, it shows
/// the last moment.
struct Film {
    private static let margin = 16
    private static let headHeight = 30
    private static let gap = 20
    /// From one picture of a strip to the next: more than a row, so that none is seen at the edge of another.
    private static let pitch = 2 * RowDrawing.rowHeight
    /// From this length on a picture that is seen in several places is written down once.
    private static let sharedLength = 60

    private let recording: Recording
    private let screens: [[Strip]]
    private let shared: [String: Int]
    /// How long it lasts, in milliseconds.
    private let length: Int

    /// - Parameters:
    ///   - recording: What is shown.
    ///   - rest: How long the last moment stays before it all begins again, in milliseconds.
    init(_ recording: Recording, rest: Int) {
        self.recording = recording
        let count = recording.moments.first?.screens.count ?? 0
        screens = (0..<count).map { Strip.strips(ofScreen: $0, in: recording) }
        length = (recording.moments.last?.milliseconds ?? 0) + rest
        var uses: [String: Int] = [:]
        for picture in screens.joined().flatMap(\.pictures) where picture.utf8.count >= Self.sharedLength {
            uses[picture, default: 0] += 1
        }
        let often = uses.filter { $0.value > 1 }.keys.sorted()
        shared = Dictionary(uniqueKeysWithValues: often.enumerated().map { ($0.element, $0.offset) })
    }

    /// The whole document.
    var svg: String {
        let head =
            #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \#(width) \#(height)" width="\#(width)" "#
            + #"height="\#(height)" font-size="16.5" fill="\#(FilmColors.ink)" "#
            + #"font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC',monospace">"#
        let pictures = shared.sorted { $0.value < $1.value }
            .map { #"<g id="p\#($0.value)">\#($0.key)</g>"# }.joined(separator: "\n")
        let drawn = screens.indices.map(draw).joined(separator: "\n")
        return [
            head, "<style>\(styles)</style>", "<defs>\(pictures)</defs>",
            #"<rect width="100%" height="100%" rx="12" fill="\#(FilmColors.paper)"/>"#, drawn, "</svg>\n",
        ].joined(separator: "\n")
    }

    private func sizes() -> [Size] { recording.moments.first?.screens.map(\.grid.size) ?? [] }

    private func left(of screen: Int) -> Int {
        sizes().prefix(screen).reduce(Self.margin) { $0 + $1.columns * RowDrawing.columnWidth + Self.gap }
    }

    private var width: Int { left(of: screens.count) - Self.gap + Self.margin }

    private var height: Int {
        Self.headHeight + (sizes().map(\.rows).max() ?? 0) * RowDrawing.rowHeight + Self.margin
    }

    // MARK: One screen

    private func draw(_ screen: Int) -> String {
        let (x, size) = (left(of: screen), sizes()[screen])
        let name = recording.moments.first?.screens[screen].name ?? ""
        let line =
            screen == 0
            ? ""
            : #"<path d="M\#(x - Self.gap / 2) 0V\#(height)" stroke="\#(FilmColors.frame)"/>"#
        let head = #"<text x="\#(x)" y="20" class="d">\#(RowDrawing.escaped(name))</text>"#
        let rows: [String] = screens[screen].enumerated().map { row, strip in
            let y = Self.headHeight + row * RowDrawing.rowHeight
            return #"<svg x="\#(x)" y="\#(y)" width="\#(size.columns * RowDrawing.columnWidth)" "#
                + #"height="\#(RowDrawing.rowHeight)">\#(draw(strip, name: rowName(screen, row)))</svg>"#
        }
        return ([line, head] + rows).filter { (part: String) in !part.isEmpty }.joined(separator: "\n")
    }

    private func rowName(_ screen: Int, _ row: Int) -> String { "s\(screen)r\(row)" }

    private func draw(_ strip: Strip, name: String) -> String {
        let pictures = strip.pictures.enumerated().map { place($0.element, at: $0.offset) }.joined()
        guard strip.changes.count > 1, let last = strip.changes.last else { return pictures }
        return #"<g class="\#(name)" transform="translate(0,\#(-last.index * Self.pitch))">\#(pictures)</g>"#
    }

    private func place(_ picture: String, at index: Int) -> String {
        let y = index * Self.pitch + RowDrawing.ascent
        if picture.isEmpty { return "" }
        if let number = shared[picture] { return ##"<use href="#p\##(number)" y="\##(y)"/>"## }
        return #"<g transform="translate(0,\#(y))">\#(picture)</g>"#
    }

    // MARK: What moves

    private var styles: String {
        let seconds = Double(length) / 1_000
        let common =
            ".b{font-weight:bold}.d{fill-opacity:.6}.i{font-style:italic}.u{text-decoration:underline}"
            + ".s{text-decoration:line-through}.w{font-size:18.5px}text{white-space:pre}"
        let moves = screens.enumerated().flatMap { screen, strips in
            strips.enumerated().filter { $0.element.changes.count > 1 }.map { row, strip in
                let name = rowName(screen, row)
                return ".\(name){animation:\(name) \(seconds)s step-end infinite}@keyframes \(name){\(frames(strip))}"
            }
        }
        let still = "@media(prefers-reduced-motion:reduce){g{animation:none!important}}"
        return ([common] + moves + [still]).joined(separator: "\n")
    }

    private func frames(_ strip: Strip) -> String {
        strip.changes.map { change in
            let place = change.index == 0 ? "0" : "\(-change.index * Self.pitch)px"
            return "\(share(change.milliseconds))%{transform:translateY(\(place))}"
        }.joined()
    }

    /// A time in hundredths of the whole, with three places: a thousandth of a film of a minute is less than a picture.
    private func share(_ milliseconds: Int) -> String {
        let thousandths = milliseconds * 100_000 / max(1, length)
        let rest = String(1_000 + thousandths % 1_000).dropFirst()
        return thousandths % 1_000 == 0 ? "\(thousandths / 1_000)" : "\(thousandths / 1_000).\(rest)"
    }
}
