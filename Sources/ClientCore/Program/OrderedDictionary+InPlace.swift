import Collections

/// `self[key]?.change()` takes the value out and puts it back. For one as large as a conversation that costs more than most
/// changes, so what is done for every event is done where the value lies.
extension OrderedDictionary {
    /// Changes the value of a key; nil if there is none.
    @discardableResult
    mutating func change<Result>(_ key: Key, _ body: (inout Value) -> Result) -> Result? {
        index(forKey: key).map { body(&values[$0]) }
    }

    /// Looks at the value of a key without a copy of it; nil if there is none.
    func look<Result>(at key: Key, _ body: (Value) -> Result) -> Result? {
        index(forKey: key).map { look(at: $0, body) }
    }

    /// Looks at the value at an index without a copy of it.
    func look<Result>(at index: Int, _ body: (Value) -> Result) -> Result {
        values.withUnsafeBufferPointer { body($0[index]) }
    }

    /// Looks at one value after the other without a copy of any, until one is what is meant; its index.
    func firstIndex(where isMeant: (Value) -> Bool) -> Int? {
        values.withUnsafeBufferPointer { values in values.indices.first { isMeant(values[$0]) } }
    }
}
