import ChatModel

/// What a file is to be called where it arrives.
package enum ArrivalName: Hashable, Sendable {
    /// As its sender calls it, made safe.
    case received(FileName)
    /// As the person who fetches it wants it.
    case chosen(String)

    /// One name, for a file in the folder.
    package var text: String {
        switch self {
        case .received(let name): SafeName.received(name.text)
        case .chosen(let name): name
        }
    }
}
