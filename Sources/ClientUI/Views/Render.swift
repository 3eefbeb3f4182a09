import ClientCore
import TerminalCore

/// The smallest screen on which everything has a place.
private let smallest = Size(columns: 20, rows: 5)

/// The screen as a function of the client, the interface and the size; nothing else draws.
/// - Parameter sayings: What was laid out for the pictures before; it saves work and changes nothing.
package func render(
    _ client: Client, _ interface: Interface, in size: Size, around: Surroundings, remembering sayings: inout SayingMemo
) -> Grid {
    sayings.use(around)
    let desk = SayingDesk(sayings)
    // Else the dictionaries would have two owners, and be copied.
    sayings = SayingMemo()
    return around.measured {
        var grid = draw(client, interface, in: size, around: around, sayings: desk)
        sayings = desk.memo
        grid.ground(around.theme)
        return grid
    }
}

/// The screen, made wholly anew.
package func render(_ client: Client, _ interface: Interface, in size: Size, around: Surroundings) -> Grid {
    var sayings = SayingMemo()
    return render(client, interface, in: size, around: around, remembering: &sayings)
}

private func draw(
    _ client: Client, _ interface: Interface, in size: Size, around: Surroundings, sayings: SayingDesk
) -> Grid {
    var grid = Grid(size)
    guard size.columns >= smallest.columns, size.rows >= smallest.rows else {
        let text = around.words.text(
            "small", ["columns": String(smallest.columns), "rows": String(smallest.rows)])
        for (row, line) in wrap(text, columns: size.columns).enumerated() {
            grid.write(line, at: Point(column: 0, row: row))
        }
        return grid
    }
    if let line = interface.help {
        HelpView(size: size, around: around).draw(on: &grid, from: line)
        return grid
    }
    switch client.screen {
    case .nick(let suggestion):
        NickView(interface: interface, suggestion: suggestion, around: around).draw(client, on: &grid)
    case .picker:
        if let examination = client.picker.examination {
            DoctorView(examination: examination, size: size, around: around)
                .draw(on: &grid, from: interface.doctorLine)
            return grid
        }
        PickerView(client: client, interface: interface, around: around).draw(on: &grid)
    case .hub(let key):
        if let hub = client.hubs[key], case .asking(let question) = hub.connection {
            TrustView(question: question, around: around).draw(on: &grid)
        } else if let hub = client.hubs[key], case .askingPassword(let question) = hub.connection {
            PasswordView(question: question, box: interface.passwordBox, around: around).draw(on: &grid)
        } else if let page = FileScreen(client, size: size, around: around) {
            page.draw(on: &grid, from: interface.fileLine)
        } else if let hub = client.hubs[key], let search = hub.search, search.isShown {
            SearchScreen(client: client, hub: hub, search: search, interface: interface, around: around, size: size)
                .draw(on: &grid)
        } else if let hub = client.hubs[key], let catchUp = hub.catchUp {
            CatchUpView(catchUp: catchUp, client: client, hub: hub, around: around).draw(on: &grid)
        } else if let bare = interface.bare(for: client), let view = BareView(bare, client, size: size, around: around)
        {
            view.draw(on: &grid)
        } else {
            RoomView(client, interface, size: size, around: around, sayings: sayings)?.draw(on: &grid)
        }
    }
    return grid
}
