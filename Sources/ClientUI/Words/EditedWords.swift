import ChatModel

extension Surroundings {
    /// How many minutes or hours ago a message was edited, or from the next day on its date; nil in the first minute.
    func edited(at time: HubTime, now: HubTime) -> String? {
        guard now.milliseconds > time.milliseconds else { return nil }
        let minutes = (now.milliseconds - time.milliseconds) / 60_000
        switch minutes {
        case 0: return nil
        case ..<60: return words.text("entry.edited.minutes", ["count": String(minutes)])
        case ..<1_440: return words.text("entry.edited.hours", ["count": String(minutes / 60)])
        default: return words.text("entry.edited.date", ["date": date(of: time, now: now)])
        }
    }
}
