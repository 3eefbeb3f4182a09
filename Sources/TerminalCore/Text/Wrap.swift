/// The text in lines of at most `columns` columns (at least 1): broken at spaces and between ideographs, in the middle of
/// what is longer than a line, at its own line breaks, never inside a cluster. The spaces at a break are left out, tabs are
/// spaces up to the next multiple of four columns, and where one column is too narrow for a cluster stands U+FFFD.
package func wrap(_ text: String, columns: Int) -> [String] {
    wrap([Run(text)], columns: columns).map(\.text)
}

/// The runs as one text in lines of at most `columns` columns; each piece keeps its look.
package func wrap(_ runs: [Run], columns: Int) -> [StyledLine] {
    let columns = max(1, columns)
    return paragraphs(of: runs, columns: columns).flatMap { paragraph in
        LineBreaker.lines(of: paragraph.clusters, columns: columns).map { paragraph.line($0, of: runs) }
    }
}

/// The runs as one text in lines of at most `columns` columns, each line broken only where it is longer than that, so
/// that all of its spaces stay: code keeps its shape.
package func cut(_ runs: [Run], columns: Int) -> [StyledLine] {
    let columns = max(1, columns)
    return paragraphs(of: runs, columns: columns).flatMap { paragraph in
        paragraph.pieces(columns: columns).map { paragraph.line($0, of: runs) }
    }
}

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

    /// The clusters in pieces of at most so many columns.
    func pieces(columns: Int) -> [Range<Int>] {
        var (pieces, start, width) = ([Range<Int>](), 0, 0)
        for (index, cluster) in clusters.enumerated() {
            let own = DisplayWidth.of(cluster)
            if width + own > columns {
                pieces.append(start..<index)
                (start, width) = (index, 0)
            }
            width += own
        }
        return pieces + [start..<clusters.count]
    }

    func line(_ range: Range<Int>, of all: [Run]) -> StyledLine {
        var line = StyledLine()
        for index in range {
            let run = all[runs[index]]
            if let last = line.runs.last, last.style == run.style, last.link == run.link {
                line.runs[line.runs.count - 1].text.append(clusters[index])
            } else {
                line.runs.append(Run(String(clusters[index]), run.style, link: run.link))
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
