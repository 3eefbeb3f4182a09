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
        LineBreaker.lines(of: paragraph.clusters, columns: columns).map { paragraph.line($0) }
    }
}

/// Text between two line breaks, cluster by cluster with its looks.
private struct Paragraph {
    var clusters: [Character] = []
    var styles: [Style] = []
    var width = 0

    mutating func append(_ cluster: Character, _ style: Style, columns: Int) {
        if cluster == "\t" {
            for _ in 0..<(4 - width % 4) { append(" ", style, columns: columns) }
            return
        }
        let clusterWidth = DisplayWidth.of(cluster)
        clusters.append(clusterWidth > columns ? "\u{FFFD}" : cluster)
        styles.append(style)
        width += clusterWidth
    }

    func line(_ range: Range<Int>) -> StyledLine {
        var line = StyledLine()
        for index in range {
            if line.runs.last?.style == styles[index] {
                line.runs[line.runs.count - 1].text.append(clusters[index])
            } else {
                line.runs.append(Run(String(clusters[index]), styles[index]))
            }
        }
        return line
    }
}

private func paragraphs(of runs: [Run], columns: Int) -> [Paragraph] {
    var paragraphs = [Paragraph()]
    for run in runs {
        for cluster in run.text {
            if cluster.isNewline {
                paragraphs.append(Paragraph())
            } else {
                paragraphs[paragraphs.count - 1].append(cluster, run.style, columns: columns)
            }
        }
    }
    return paragraphs
}
