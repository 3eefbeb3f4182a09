import ChatModel
import Doctor

/// What happens to the client.
package enum ClientEvent: Sendable {
    /// The program starts; the first event, once.
    case started(Started)
    /// A checked beacon came in.
    case sighting(Sighting)
    /// A hub that was asked has said who is on it.
    case people(HubPeople)
    /// Something happened to a connection that the client asked for.
    case connection(Link, ConnectionEvent)
    /// The hub said something on that connection.
    case answer(Link, Answer)
    /// The person did something.
    case user(UserAction)
    /// A hub that was asked to be hosted here is ready.
    case hosted(HubID?, HubAddress)
    /// It is not; a sentence for the person.
    case hostFailed(String)
    /// This machine's interfaces as they are now.
    case interfaces([InterfaceFact])
    /// What the doctor found.
    case examined(Report)
    /// What an earlier run left of a hub; nil if it left nothing.
    case recalled(HubID, KeptHub?)
    /// Lines that the hub's journal has not stand in this file; nil if it could not be written.
    case rescued(LostLines, file: String?)
    /// Something happened to a connection for files.
    case courier(Link, CourierEvent)
    /// Something became of a transfer.
    case carried(TransferID, CarriageNews)
    /// What stands at the paths that were asked for.
    case looked(PathQuestion, [PathAnswer])
    /// What a folder of this machine holds.
    case folder(ListedFolder)
    /// From now on, posts can't be kept on this machine's disk; a sentence for the person.
    case unkept(String)
    /// What came of an order to the screen.
    case screen(ScreenNotice)
    /// Time went by; sent about four times a second.
    case tick
}

/// What is known when the program starts.
package struct Started: Sendable {
    /// The nick chosen before; nil at the very first start.
    package var nick: Nick?
    /// Program and version, as hubs are told.
    package var software = ""
    /// What could be proposed as a nick, such as the login name.
    package var suggestion: Nick?
    package var remembered: [RememberedHub] = []
    /// The hubs whose keys are trusted.
    package var pinned: [PinnedHub] = []
    package var ignored: [IgnoredUser] = []
    package var petnames: [Petname] = []
    /// The person's own commands.
    package var aliases = Aliases.none
    /// What the person chose of what calls them.
    package var attended: [AttendedConversation] = []
    /// The posts that earlier runs left on disk, in the order in which they were typed.
    package var posts: [KeptPost] = []
    /// The transfers that earlier runs had not brought to their end.
    package var transfers: [KeptTransfer] = []
    /// The hub that the command line names.
    package var target: HubReference?
    /// The room that the command line names.
    package var room: RoomName?
    /// Whether unknown hubs are trusted unasked: `--accept-new`.
    package var acceptNew = false
    /// Whether hubs are told that the person writes something.
    package var tellsTyping = true
    /// The password for the hub that the command line names.
    package var password: Password?

    package init() {}
}

/// What becomes of a connection.
package enum ConnectionEvent: Hashable, Sendable {
    /// The hub welcomed the user.
    case opened(Opened)
    /// The hub's key was never met; the connection is closed, nothing was sent.
    case untrusted(TrustQuestion)
    /// The hub asks for a password, or took none of those that are known; the connection is closed.
    case passwordNeeded(PasswordQuestion)
    /// The hub's key is not the expected one; the connection is closed, nothing was sent.
    case keyChanged(KeyChange)
    /// The connection is over, or never came about.
    case ended(LossReason)
}

/// A welcome, with what the handshake proved.
package struct Opened: Hashable, Sendable {
    package let hub: HubID
    package let name: HubName
    /// The address that was reached.
    package let address: HubAddress
    package let welcome: Welcome
    /// Whether the hub keeps files.
    package let hasFiles: Bool
    /// Whether the hub passes on who writes something.
    let hearsTyping: Bool
    /// Whether the hub knows pinned messages.
    let knowsPins: Bool

    package init(
        hub: HubID, name: HubName, address: HubAddress, welcome: Welcome, hasFiles: Bool = true,
        hearsTyping: Bool = true, knowsPins: Bool = true
    ) {
        self.hub = hub
        self.name = name
        self.address = address
        self.welcome = welcome
        self.hasFiles = hasFiles
        self.hearsTyping = hearsTyping
        self.knowsPins = knowsPins
    }
}
