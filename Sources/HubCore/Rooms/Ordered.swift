/// Values in ascending order, each once, found by halving.
struct Ordered<Element: Comparable & Sendable>: Sendable {
    private var all: [Element] = []

    var count: Int { all.count }

    /// Adds a value; nothing happens if it is here already.
    mutating func insert(_ element: Element) {
        let place = firstIndex { $0 >= element }
        if place == all.endIndex || all[place] != element { all.insert(element, at: place) }
    }

    /// Takes a value out; nothing happens if it is not here.
    mutating func remove(_ element: Element) {
        let place = firstIndex { $0 >= element }
        if place < all.endIndex, all[place] == element { all.remove(at: place) }
    }

    /// All values after one, in order.
    func after(_ element: Element?) -> ArraySlice<Element> {
        guard let element else { return all[...] }
        return all[firstIndex { $0 > element }...]
    }

    /// The first place from which on the condition holds.
    private func firstIndex(where isThere: (Element) -> Bool) -> Int {
        var low = 0
        var high = all.count
        while low < high {
            let middle = (low + high) / 2
            if isThere(all[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
