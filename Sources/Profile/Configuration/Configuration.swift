import ChatModel

/// What a person wrote into `config.toml`; nil and empty where nothing is said.
package struct Configuration: Hashable, Sendable {
    /// `nick`: what to be called.
    package var nick: String?
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
    }
}
