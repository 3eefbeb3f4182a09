import TerminalCore

/// Makes what is looked for stand out in a text.
enum Highlight {
    /// The runs with each place reversed at which the sought text stands, in upper or lower case.
    static func mark(_ sought: String, in runs: [Run]) -> [Run] {
        let wanted = sought.map { $0.lowercased() }
        let letters = runs.flatMap { run in run.text.map { $0.lowercased() } }
        let places = places(of: wanted, in: letters)
        guard !places.isEmpty else { return runs }
        var offset = 0
        return runs.flatMap { run in
            defer { offset += run.text.count }
            return split(run, from: offset, places)
        }
    }

    /// Whether the sought text stands in another one.
    static func isIn(_ text: String, _ sought: String) -> Bool {
        !sought.isEmpty && text.lowercased().contains(sought.lowercased())
    }

    private static func places(of wanted: [String], in letters: [String]) -> Set<Int> {
        guard let first = wanted.first, letters.count >= wanted.count else { return [] }
        let starts = (0...(letters.count - wanted.count)).filter { start in
            letters[start] == first && letters[start..<(start + wanted.count)].elementsEqual(wanted)
        }
        return Set(starts.flatMap { $0..<($0 + wanted.count) })
    }

    private static func split(_ run: Run, from offset: Int, _ places: Set<Int>) -> [Run] {
        var pieces: [Run] = []
        for (index, letter) in run.text.enumerated() {
            let look = places.contains(offset + index) ? run.style.adding(.reverse) : run.style
            if pieces.last?.style == look {
                pieces[pieces.count - 1].text.append(letter)
            } else {
                pieces.append(Run(String(letter), look, link: run.link, isCode: run.isCode))
            }
        }
        return pieces
    }
}
