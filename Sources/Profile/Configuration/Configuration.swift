import ChatModel

/// What a person wrote into `config.toml`; nil and empty where nothing is said.
package struct Configuration: Hashable, Sendable {
    /// `nick`: what to be called.
    package var nick: String?
    /// `theme`: the look of the full screen.
    package var theme: String?
    /// `typing`: whether others are shown that the person writes something.
    package var typing: Bool?
    /// `[keys]` and the tables below it: what keys do, in the order of the places and then of the keys' names.
    package var keys: [BoundKey] = []
    /// `[aliases]`: the person's own commands, as they are written, in order of name.
    package var aliases: [Alias] = []
    /// `[terminal]`: what the full screen does with the terminal.
    package var terminal = Terminal()
    /// `[host]`: the hub that is hosted here.
    package var host = Host()
    /// `[discovery]`: how hubs are found.
    package var discovery = Discovery()
    /// `[retention]`: how long the hub that is hosted here keeps what was said; all of it where nothing is said.
    package var retention = Retention.keep
    /// `[commands.NAME]`: what may be run on the hub that is hosted here, in order of name.
    package var commands: [HubCommand] = []
    /// `files.downloads`: where files arrive that are fetched.
    package var downloads: String?

    /// `[files]` and `[share]`: what the hub that is hosted here keeps of files, and which folder it shows.
    package var files = FileRules()

    package init() {}

    /// A key and what it is to do in a place of the program.
    package struct BoundKey: Hashable, Sendable {
        /// `keys`, or `keys.select` and so on.
        package let table: [String]
        package let key: String
        package let action: String
    }

    /// The settings of the terminal.
    package struct Terminal: Hashable, Sendable {
        /// What `notify` can be.
        package static let notifications = ["auto", "osc9", "osc777", "osc99", "bell", "none"]

        /// What `ambiguous` can be.
        package static let widths = ["auto", "1", "2"]

        /// `ambiguous`: in how many columns the terminal draws signs that may have one or two.
        package var ambiguous: String?
        /// `notify`: how the person is told of something while they look elsewhere.
        package var notify: String?
        /// `mouse`: whether the mouse scrolls and chooses from the start.
        package var mouse: Bool?
    }

    /// The settings of looking for hubs.
    package struct Discovery: Hashable, Sendable {
        /// `hubs`: places that may have a hub where broadcasts don't reach.
        package var hubs: [String] = []
    }

    /// The settings of a hub.
    package struct Host: Hashable, Sendable {
        /// `name`: what the hub calls itself.
        package var name: String?
        /// `listen`: addresses with ports.
        package var listen: [String] = []
        /// `unix`: the path of a Unix-domain socket.
        package var unix: String?
        /// `data`: the hub's data folder.
        package var data: String?
        /// `password-file`: the file whose first line is the hub's password.
        package var passwordFile: String?
        /// `members`: the file with the list of keys that come in.
        package var members: String?
        /// `owners`: fingerprints of the keys whose hub it is too.
        package var owners: [String] = []
        /// `hide-people`: whether those who have not come in are not told who is there.
        package var hidePeople: Bool?
        /// `motd`: what the hub tells everybody who comes.
        package var motd: String?
    }
}
