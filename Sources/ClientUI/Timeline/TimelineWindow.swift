import ChatModel
import ClientCore
import TerminalCore

/// Where the person reads in a conversation.
package enum Scroll: Hashable, Sendable {
    /// At the end: new lines come in below.
    case newest
    /// The item at the bottom of the screen, with so many of its lines below it.
    case at(Place, hidden: Int)
}

/// The lines of a conversation that stand on the screen, and the way to others.
struct TimelineWindow {
    let layout: TimelineLayout
    let rows: Int

    /// An item's lines on the screen.
    struct Slice {
        let lines: [StyledLine]
        /// The first and the last entry on the screen.
        let first: Seq?
        let last: Seq?
        /// Whether the top of what is loaded is on the screen.
        let reachesTop: Bool
    }

    private var items: Int { layout.items }

    /// What stands on the screen, the newest line at the bottom.
    func slice(at scroll: Scroll) -> Slice {
        var (index, hidden) = bottom(of: scroll)
        var lines: [StyledLine] = scroll == .newest ? layout.outbox.reversed() : []
        var seqs: [Seq] = []
        while index >= 0, lines.count < rows {
            let block = layout.block(index)
            if let seq = layout.conversation.timeline.items[index].entry?.seq { seqs.append(seq) }
            lines += block.dropLast(min(hidden, block.count)).reversed()
            hidden = 0
            index -= 1
        }
        let reachesTop = lines.count < rows || index < 0
        if lines.count < rows, let top = layout.top { lines.append(top) }
        return Slice(
            lines: Array(lines.prefix(rows).reversed()), first: seqs.last, last: seqs.first, reachesTop: reachesTop)
    }

    /// The place so many lines further up; never beyond the first line.
    func up(_ count: Int, from scroll: Scroll) -> Scroll {
        var (index, hidden) = bottom(of: scroll)
        var left = count
        if scroll == .newest { left = max(0, left - layout.outbox.count) }
        while index >= 0, left > 0 {
            let visible = layout.block(index).count - hidden
            if visible > left { return settled(index, hidden + left) }
            left -= max(0, visible)
            hidden = 0
            index -= 1
        }
        return settled(max(0, index), index < 0 ? 0 : hidden)
    }

    /// The place so many lines further down; the end when it is reached.
    func down(_ count: Int, from scroll: Scroll) -> Scroll {
        guard scroll != .newest else { return .newest }
        var (index, hidden) = bottom(of: scroll)
        var left = count
        while index < items {
            if hidden >= left { return place(index, hidden - left) }
            left -= hidden
            index += 1
            if index < items { hidden = layout.block(index).count }
        }
        return .newest
    }

    /// The place at which the oldest loaded line is at the top.
    var oldest: Scroll { items == 0 ? .newest : settled(0, 0) }

    private func bottom(of scroll: Scroll) -> (index: Int, hidden: Int) {
        guard case .at(let place, let hidden) = scroll else { return (items - 1, 0) }
        let index = min(layout.conversation.timeline.index(of: place), items - 1)
        return (index, hidden)
    }

    /// Goes down again as far as the screen would not be full otherwise.
    private func settled(_ index: Int, _ hidden: Int) -> Scroll {
        guard items > 0 else { return .newest }
        var (index, hidden) = (index, hidden)
        var above = max(0, layout.block(index).count - hidden) + 1
        var before = index - 1
        while before >= 0, above < rows {
            above += layout.block(before).count
            before -= 1
        }
        var missing = rows - above
        while missing > 0 {
            if hidden > 0 {
                let step = min(hidden, missing)
                hidden -= step
                missing -= step
            } else {
                index += 1
                guard index < items else { return .newest }
                hidden = layout.block(index).count
            }
        }
        return place(index, hidden)
    }

    private func place(_ index: Int, _ hidden: Int) -> Scroll {
        let isEnd = index == items - 1 && hidden == 0 && layout.outbox.isEmpty
        return isEnd ? .newest : .at(layout.conversation.timeline.items[index].place, hidden: hidden)
    }
}
