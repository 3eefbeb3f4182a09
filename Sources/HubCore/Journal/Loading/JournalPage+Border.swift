import ChatModel

extension JournalPage {
    /// The page without what stands up to a place: the floor or the border may have risen while the page was read, and
    /// a change that may be seen can be one of a message that may not.
    func behind(_ border: Seq) -> JournalPage {
        guard border > .zero else { return self }
        return JournalPage(
            entries: entries.filter { $0.seq > border }, more: more, resume: resume,
            amendments: amendments.filter { $0.target > border }, mark: mark, unread: unread)
    }
}
