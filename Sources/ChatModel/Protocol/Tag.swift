/// A client's own number for a request, given back with its answer; 0 marks what was not asked for.
package struct Tag: Hashable, Sendable {
    package let value: UInt32

    package init(_ value: UInt32) { self.value = value }

    /// The tag of an answer that nobody asked for.
    package static let unasked = Tag(0)
}
