import ChatModel
import ClientUI
import HistoryStore
import Trust

extension KeptRun {
    /// As a person reads it: `2026-11-12 09:41 #ops ann ran uptime: done in 0.1 s`.
    func line(in words: Catalogue) -> String {
        let place = room?.written ?? words.text("said.direct")
        let line = words.line(of: record.call, end, by: nick.text)
        return "\(record.time.local()) \(PlainText.printable(place)) \(PlainText.printable(line))"
    }

    /// As an object: what a hub's owner wants to know of it, with the key of who ran it.
    var json: String {
        var object = JSONLine()
        object.add("run", record.number.value)
        object.add("time", record.time.stamp)
        if let room { object.add("room", room.written) } else { object.addNull("room") }
        object.add("nick", nick.text)
        object.add("fingerprint", id.fingerprint)
        object.add("command", record.call.name.text)
        object.add("arguments", record.call.arguments.map(\.text))
        if let end { RunJSON.add(end, to: &object) } else { object.addNull("ending") }
        return object.text
    }
}
