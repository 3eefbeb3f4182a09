import ChatModel
import ClientCore
import TerminalCore

extension String {
    /// A file's name in at most so many columns: shortened in the middle, so that its ending stays.
    func shortenedName(to columns: Int) -> String {
        guard DisplayWidth.of(self) > columns else { return self }
        let tail = endOfName(columns)
        let room = columns - DisplayWidth.of(String.cut) - DisplayWidth.of(tail)
        guard room >= 1 else { return truncated(to: columns) }
        var width = 0
        let head = prefix { cluster in
            width += DisplayWidth.of(cluster)
            return width <= room
        }
        return head + String.cut + tail
    }

    /// The ending of a name that is shortened, with a little before it where there is room.
    private func endOfName(_ columns: Int) -> String {
        guard let dot = lastIndex(of: "."), dot > startIndex else { return "" }
        let ending = String(self[dot...])
        guard DisplayWidth.of(ending) <= columns / 2 else { return "" }
        let before = self[..<dot].suffix(columns >= 16 ? 3 : 0)
        return before + ending
    }
}

extension Surroundings {
    /// A file or folder in a line of so many columns: `release-notes.pdf 1.2 MB`.
    func line(of file: SharedFile, columns: Int) -> String {
        line(file.name, size: file.size, shape: file.shape, columns: columns)
    }

    /// The same of something that is being sent.
    func line(of offer: FileOffer, columns: Int) -> String {
        line(offer.name, size: offer.size, shape: offer.shape, columns: columns)
    }

    private func line(_ name: FileName, size: UInt64?, shape: FileShape, columns: Int) -> String {
        func line(_ name: String) -> String {
            guard let size else { return name }
            return words.line(name: name, size: size, shape: shape)
        }
        let long = line(name.text)
        let over = DisplayWidth.of(long) - columns
        guard over > 0 else { return long }
        let room = DisplayWidth.of(name.text) - over
        // Where there is hardly room for the name beside its size, the size goes into the next line.
        return line(name.text.shortenedName(to: room >= 10 ? room : max(1, columns)))
    }
}
