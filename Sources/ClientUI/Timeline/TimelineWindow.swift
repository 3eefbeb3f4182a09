import ChatModel
import ClientCore
import TerminalCore

/// The lines of a conversation that stand on the screen, and the way to others; only those near the screen are made.
struct TimelineWindow {
    let layout: TimelineLayout
    let rows: Int

    /// What stands on the screen.
    struct Slice {
        let lines: [StyledLine]
        /// The rows of `lines` that belong to the marked message.
        let marked: Range<Int>
        /// The places of the first and the last block on the screen.
        let first: Seq?
        let last: Seq?
        /// Whether the oldest loaded block is on the screen.
        let reachesTop: Bool
    }

    /// The bottom of the screen: the block there, and how many of its lines are below it. -1 is above everything.
    private struct Bottom {
        var index: Int
        var hidden: Int
    }

    private var end: Bottom { Bottom(index: layout.blocks - 1, hidden: 0) }

    /// What stands on the screen, the newest line at the bottom, and which of it is a message that is marked.
    func slice(at scroll: Scroll, marking marked: Int? = nil) -> Slice {
        // At the end there is nothing further down to go to.
        var bottom = scroll == .newest ? end : settled(bottom(of: scroll))
        var lines: [StyledLine] = []
        var rows: Range<Int>?
        let last = bottom.index
        while bottom.index >= 0, lines.count < self.rows {
            let parts = layout.parts(bottom.index)
            if bottom.index == marked {
                let first = lines.count - bottom.hidden + parts.below.count
                rows = max(lines.count, first)..<max(lines.count, first + parts.own.count)
            }
            lines += parts.all.dropLast(bottom.hidden).reversed()
            bottom = Bottom(index: bottom.index - 1, hidden: 0)
        }
        if lines.count < self.rows, let top = layout.top { lines.append(top) }
        let isEmpty = layout.blocks == 0
        let shown = lines.prefix(self.rows)
        let fromBottom = rows?.clamped(to: 0..<shown.count) ?? 0..<0
        return Slice(
            lines: shown.reversed(),
            marked: (shown.count - fromBottom.upperBound)..<(shown.count - fromBottom.lowerBound),
            first: isEmpty ? nil : layout.seq(bottom.index + 1), last: isEmpty ? nil : layout.seq(last),
            reachesTop: bottom.index < 0)
    }

    /// The place so many lines further up; never beyond the first line.
    func up(_ count: Int, from scroll: Scroll) -> Scroll {
        var bottom = settled(bottom(of: scroll))
        var left = count
        while bottom.index >= 0 {
            let visible = layout.block(bottom.index).count - bottom.hidden
            if visible > left {
                return place(settled(Bottom(index: bottom.index, hidden: bottom.hidden + left)))
            }
            left -= visible
            bottom = Bottom(index: bottom.index - 1, hidden: 0)
        }
        return oldest
    }

    /// The place so many lines further down; the end when it is reached.
    func down(_ count: Int, from scroll: Scroll) -> Scroll { place(down(count, from: settled(bottom(of: scroll)))) }

    /// The place at which the oldest loaded line is at the top.
    var oldest: Scroll { place(settled(Bottom(index: -1, hidden: 0))) }

    /// The place at which a block begins at the top.
    func from(_ index: Int) -> Scroll { place(down(rows, from: Bottom(index: index - 1, hidden: 0))) }

    /// The place at which a block stands in the middle.
    func around(_ index: Int) -> Scroll {
        let lines = min(rows, (rows + layout.block(index).count + 1) / 2)
        return place(down(lines, from: Bottom(index: index - 1, hidden: 0)))
    }

    /// The same place, held there when new lines come in below.
    func pinned(_ scroll: Scroll) -> Scroll {
        guard scroll == .newest, let last = layout.conversation.timeline.items.last else { return scroll }
        return .at(last.place, hidden: 0)
    }

    /// Whether nothing stands below a place.
    func isEnd(_ scroll: Scroll) -> Bool {
        scroll == .newest || scroll == pinned(.newest) && layout.blocks == layout.items
    }

    /// The nearest place at which all of a block is on the screen, or its beginning if it is longer than that.
    func showing(_ index: Int, from scroll: Scroll) -> Scroll {
        let bottom = settled(bottom(of: scroll))
        let own = layout.block(index).count
        if index > bottom.index || index == bottom.index && bottom.hidden > 0 {
            return own > rows ? from(index) : place(Bottom(index: index, hidden: 0))
        }
        var (height, block) = (-bottom.hidden, bottom.index)
        while block >= index, height <= rows {
            height += layout.block(block).count
            block -= 1
        }
        return height > rows ? from(index) : scroll
    }

    private func bottom(of scroll: Scroll) -> Bottom {
        let (found, hidden): (Int, Int) =
            switch scroll {
            case .newest: (layout.blocks - 1, 0)
            case .at(let place, let hidden):
                (min(layout.conversation.timeline.index(of: place), layout.items - 1), hidden)
            case .post(let nonce, let hidden):
                (layout.posts.firstIndex { $0.nonce == nonce }.map { layout.items + $0 } ?? layout.items - 1, hidden)
            case .transfer(let id, let hidden):
                (layout.index(of: id) ?? layout.items - 1, hidden)
            }
        // The block may have other lines than when the place was taken, as after a resize.
        let lines = hidden > 0 && found >= 0 ? layout.block(found).count : 0
        return Bottom(index: found, hidden: min(hidden, max(0, lines - 1)))
    }

    /// Goes down again as far as the screen would not be full otherwise.
    private func settled(_ bottom: Bottom) -> Bottom {
        var (index, lines) = (bottom.index, -bottom.hidden)
        while index >= 0, lines < rows {
            lines += layout.block(index).count
            index -= 1
        }
        if index < 0, layout.top != nil { lines += 1 }
        return lines < rows ? down(rows - lines, from: bottom) : bottom
    }

    private func down(_ count: Int, from bottom: Bottom) -> Bottom {
        var (bottom, left) = (bottom, count)
        while bottom.hidden < left {
            left -= bottom.hidden
            guard bottom.index + 1 < layout.blocks else { return end }
            bottom.index += 1
            bottom.hidden = layout.block(bottom.index).count
        }
        bottom.hidden -= left
        return bottom
    }

    private func place(_ bottom: Bottom) -> Scroll {
        var bottom = bottom
        // Blocks without lines are nothing to scroll to.
        while bottom.hidden == 0, bottom.index + 1 < layout.blocks, layout.block(bottom.index + 1).isEmpty {
            bottom.index += 1
        }
        if bottom.index < 0 || bottom.index == layout.blocks - 1 && bottom.hidden == 0 { return .newest }
        guard bottom.index < layout.items else {
            return layout.place(behindItems: bottom.index - layout.items, hidden: bottom.hidden)
        }
        return .at(layout.conversation.timeline.items[bottom.index].place, hidden: bottom.hidden)
    }
}
