import ClientCore
import TerminalCore

/// The screen as a function of the client, the interface and the size; nothing else draws.
package func render(_ client: Client, _ interface: Interface, in size: Size, around: Surroundings) -> Grid {
    var grid = Grid(size)
    guard size.columns >= 20, size.rows >= 5 else {
        grid.write(around.words.text("small"), at: Point(column: 0, row: 0))
        return grid
    }
    if let line = interface.help {
        HelpView.draw(on: &grid, from: line, around)
        return grid
    }
    switch client.screen {
    case .nick(let suggestion):
        NickView(interface: interface, suggestion: suggestion, around: around).draw(client, on: &grid)
    case .picker: PickerView(client: client, interface: interface, around: around).draw(on: &grid)
    case .hub(let key):
        if let hub = client.hubs[key], case .asking(let question) = hub.connection {
            TrustView(question: question, around: around).draw(on: &grid)
        } else {
            RoomView(client, interface, size: size, around: around)?.draw(on: &grid)
        }
    }
    return grid
}
