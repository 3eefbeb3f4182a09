import ChatModel
import ClientCore
import TerminalCore

/// What was said, and where: the words of a message with what their layout depends on.
struct Saying {
    let text: MessageText
    let person: Person?
    /// The message's place; nil while it is on its way.
    let seq: Seq?
    /// Tells its links from those of others.
    let mark: UInt64
}

extension TimelineLayout {
    /// The lines of a message's words, formatted; long blocks are folded unless they were opened.
    func lines(of saying: Saying) -> [StyledLine] {
        let isOpen = aids.opens(saying.seq)
        let key = SayingMemo.Key(
            text: saying.text, mark: saying.mark, columns: columns.text, called: called(in: saying), isOpen: isOpen,
            sought: aids.sought)
        guard let sayings else { return laidOut(saying, isOpen: isOpen) }
        return sayings.memo.lines(for: key) { laidOut(saying, isOpen: isOpen) }
    }

    private func laidOut(_ saying: Saying, isOpen: Bool) -> [StyledLine] {
        format(saying).blocks(of: saying.text.text).flatMap { block in
            switch block {
            case .words(let runs): wrap(highlighted(runs), columns: columns.text, continuing: around.goesOn)
            case .code(let runs):
                folded(cut(highlighted(runs), columns: columns.text, continuing: around.goesOn), isOpen: isOpen)
            }
        }
    }

    /// Whether the message at a place has blocks that are not shown whole.
    func isFolded(_ seq: Seq) -> Bool {
        guard !aids.opens(seq), let text = conversation.timeline.entry(at: seq)?.body.blocks else { return false }
        return MessageFormat(base: .plain, theme: around.theme, mark: 0).blocks(of: text.text).contains { block in
            guard case .code(let runs) = block else { return false }
            return cut(runs, columns: columns.text, continuing: around.goesOn).count > ReadingAids.longest
        }
    }

    /// A message's words as one text, with their looks.
    func inline(_ saying: Saying) -> [Run] { highlighted(format(saying).inline(saying.text.text)) }

    private func format(_ saying: Saying) -> MessageFormat {
        MessageFormat(base: look(of: saying), theme: around.theme, mark: saying.mark)
    }

    private func look(of saying: Saying) -> Style {
        guard let name = called(in: saying), Mention.of(name, in: saying.text.text) else { return around.theme.text }
        return around.theme.mention
    }

    /// The name that stands out where others say it.
    private func called(in saying: Saying) -> Nick? { saying.person?.number == hub.you?.number ? nil : hub.you?.nick }

    private func highlighted(_ runs: [Run]) -> [Run] {
        aids.sought.isEmpty ? runs : Highlight.mark(aids.sought, in: runs)
    }

    private func folded(_ lines: [StyledLine], isOpen: Bool) -> [StyledLine] {
        guard lines.count > ReadingAids.longest, !isOpen else { return lines }
        let rest = lines.count - ReadingAids.shown
        let more = around.words.text("entry.folded", count: rest).truncated(to: columns.text)
        return lines.prefix(ReadingAids.shown) + [StyledLine([Run(more, around.theme.dim)])]
    }
}

extension Entry.Body {
    /// A text that is laid out in blocks; what somebody does is one line.
    fileprivate var blocks: MessageText? {
        switch self {
        case .text(let text), .reply(_, let text): text
        default: nil
        }
    }
}
