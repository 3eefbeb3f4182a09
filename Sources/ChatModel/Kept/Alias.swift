/// A command of the person's own: a name, and the line that it stands for.
package struct Alias: Hashable, Sendable {
    /// In lower case, without a slash.
    package let name: String
    /// With its slash; `$1` to `$9` and `$*` stand for what is written behind the name.
    package let line: String

    package init(name: String, line: String) { (self.name, self.line) = (name, line) }
}
