/// The text in lines of at most `columns` columns (at least 1): broken at spaces and between ideographs, in the middle of
/// what is longer than a line, at its own line breaks, never inside a cluster. The spaces at a break are left out, tabs are
/// spaces up to the next multiple of four columns, and where one column is too narrow for a cluster stands U+FFFD.
package func wrap(_ text: String, columns: Int) -> [String] {
    wrap([Run(text)], columns: columns).map(\.text)
}

/// The runs as one text in lines of at most `columns` columns; each piece keeps its look.
/// - Parameter mark: Stands before a line that goes on with code which was broken.
package func wrap(_ runs: [Run], columns: Int, continuing mark: Run? = nil) -> [StyledLine] {
    let columns = max(1, columns)
    let mark = fitting(mark, columns: columns)
    return paragraphs(of: runs, columns: columns).flatMap { paragraph in
        func lead(_ start: Int) -> [Run] { paragraph.isInsideCode(start, of: runs) ? mark : [] }
        return LineBreaker.lines(of: paragraph.clusters, columns: columns) { StyledLine(lead($0)).width }
            .map { StyledLine(lead($0.lowerBound) + paragraph.line($0, of: runs).runs) }
    }
}

/// The runs as one text in lines of at most `columns` columns, each line broken only where it is longer than that, so
/// that all of its spaces stay: code keeps its shape.
/// - Parameter mark: Stands before what goes on from the line above, which then begins as far in as the line itself.
package func cut(_ runs: [Run], columns: Int, continuing mark: Run? = nil) -> [StyledLine] {
    let columns = max(1, columns)
    let mark = fitting(mark, columns: columns)
    return paragraphs(of: runs, columns: columns).flatMap { paragraph in
        let indent = mark.isEmpty ? 0 : min(paragraph.indent, columns / 3)
        let lead = indent == 0 ? mark : [Run(String(repeating: " ", count: indent))] + mark
        return paragraph.pieces(columns: columns, lead: StyledLine(lead).width).map { piece in
            StyledLine((piece.lowerBound == 0 ? [] : lead) + paragraph.line(piece, of: runs).runs)
        }
    }
}

/// The mark, unless so few columns are there that it would take more than it tells.
private func fitting(_ mark: Run?, columns: Int) -> [Run] { columns < 12 ? [] : [mark].compactMap(\.self) }

/// Text between two line breaks, cluster by cluster with its looks.
private struct Paragraph {
    var clusters: [Character] = []
    /// The run from which each cluster is.
    var runs: [Int] = []
    var width = 0

    mutating func append(_ cluster: Character, of run: Int, columns: Int) {
        if cluster == "\t" {
            for _ in 0..<(4 - width % 4) { append(" ", of: run, columns: columns) }
            return
        }
        let clusterWidth = DisplayWidth.of(cluster)
        clusters.append(clusterWidth > columns ? "\u{FFFD}" : cluster)
        runs.append(run)
        width += clusterWidth
    }

    /// How many spaces it begins with.
    var indent: Int { clusters.prefix { $0 == " " }.count }

    /// Whether a cluster and the one before it are of the same code.
    func isInsideCode(_ index: Int, of all: [Run]) -> Bool {
        guard index > 0, index < runs.count else { return false }
        return all[runs[index]].isCode && all[runs[index - 1]].isCode
    }

    /// The clusters in pieces of at most so many columns, the first with more room than the others.
    func pieces(columns: Int, lead: Int) -> [Range<Int>] {
        var (pieces, start) = ([Range<Int>](), 0)
        while start < clusters.count {
            let end = end(from: start, columns: start == 0 ? columns : columns - lead)
            pieces.append(start..<end)
            start = end
        }
        return pieces.isEmpty ? [0..<0] : pieces
    }

    /// Where a piece ends: behind a space in its second half, or where it is full.
    private func end(from start: Int, columns: Int) -> Int {
        var (end, width) = (start, 0)
        while end < clusters.count {
            width += DisplayWidth.of(clusters[end])
            if width > columns, end > start { break }
            end += 1
        }
        guard end < clusters.count, let space = clusters[start..<end].lastIndex(of: " ") else { return end }
        let isBetweenWords = clusters[start..<space].contains { $0 != " " }
        return isBetweenWords && space - start >= (end - start) / 2 ? space + 1 : end
    }

    func line(_ range: Range<Int>, of all: [Run]) -> StyledLine {
        var line = StyledLine()
        for index in range {
            var run = all[runs[index]]
            if let last = line.runs.last, last.isLike(run) {
                line.runs[line.runs.count - 1].text.append(clusters[index])
            } else {
                run.text = String(clusters[index])
                line.runs.append(run)
            }
        }
        return line
    }
}

private func paragraphs(of runs: [Run], columns: Int) -> [Paragraph] {
    var paragraphs = [Paragraph()]
    for (number, run) in runs.enumerated() {
        for cluster in run.text {
            if cluster.isNewline {
                paragraphs.append(Paragraph())
            } else {
                paragraphs[paragraphs.count - 1].append(cluster, of: number, columns: columns)
            }
        }
    }
    return paragraphs
}
