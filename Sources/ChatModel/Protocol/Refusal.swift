/// A hub's "no": what it is about, why, and a detail for the person.
package struct Refusal: Hashable, Sendable {
    /// What is refused.
    package enum Subject: Hashable, Sendable {
        /// The whole connection: it ends with this frame.
        case session
        case request(Tag)
        case post(Nonce)
    }

    /// Why. The numbers are the wire's; an unknown one is read as ``other``.
    package enum Code: UInt32, Hashable, Sendable, CaseIterable {
        case other = 0
        /// The bytes are not a frame, or the frame is not one of this protocol.
        case malformed = 1
        /// The frame's kind is not known.
        case unknownKind = 2
        /// No wire version in common.
        case version = 3
        /// The signature does not fit the key and this connection.
        case signature = 4
        /// The handshake took too long.
        case handshakeTimeout = 5
        /// A frame came at a moment when it makes no sense.
        case unexpected = 6
        /// The frame is longer than allowed.
        case frameTooLong = 7
        /// Too many sessions from this address, or in all.
        case tooManySessions = 8
        /// The nick belongs to another key.
        case nickTaken = 9
        case noSuchRoom = 10
        case noSuchUser = 11
        /// The session has not joined that room.
        case notJoined = 12
        case tooManyRooms = 13
        /// More posts wait for their acknowledgement than the credit allows.
        case overCredit = 14
        /// A post of a lower attempt than the hub waits for.
        case staleAttempt = 15
        /// The journal's disk is full.
        case storageFull = 16
        /// The journal can't be written.
        case storageFailed = 17
        /// The hub stops.
        case stopping = 18
        /// The nonce was used by the same author for something else.
        case nonceReused = 19
        /// No message stands at the place that is spoken of.
        case noSuchEntry = 20
        /// The message belongs to somebody else.
        case notYours = 21
        /// The journal's disk can only be read.
        case storageReadOnly = 22
        /// There is nothing in the search that could be found.
        case emptySearch = 23
        /// No further kind of reaction fits under the message.
        case tooManyReactions = 24
        /// The hub asks for its password, and none was given.
        case passwordNeeded = 25
        case wrongPassword = 26
        /// The key is not on the hub's list.
        case notOnList = 27
        /// The password's proof belongs to another connection: somebody stands between the two sides.
        case wrongBinding = 28
        /// Too many wrong passwords or unknown keys came from that address of late.
        case tooManyAttempts = 29
        case banned = 30
        case muted = 31
        /// Only an operator, or an owner, may do that.
        case notAllowed = 32
        /// The room is for those who were invited.
        case inviteOnly = 33
        /// Only operators speak in that room.
        case announceOnly = 34
        /// The room has a pause between two messages of one person, and it is not over.
        case slowMode = 35
        /// That was asked for too often.
        case tooFast = 36
        /// An operator put the user out.
        case kicked = 37
        /// No command of that name is there for the user to run.
        case noSuchCommand = 38
        /// A command's arguments are not as its owner wants them.
        case wrongArguments = 39
        /// As many commands run as may.
        case tooManyRuns = 40
        /// The hub takes and gives no files.
        case filesOff = 41
        /// No such file is there for the user.
        case noSuchFile = 42
        /// The file is larger than the hub's owner allows, alone or with what is there already.
        case fileTooLarge = 43
        /// The hub's disk has no room for the file.
        case noSpace = 44
        /// What was sent is not what its sender says that it is.
        case fileDiffers = 45
        /// As many files are put and open as may be.
        case tooManyTransfers = 46
        /// The file was changed since it was opened.
        case fileChanged = 47
        /// As many messages of the room are pinned as may be.
        case tooManyPins = 48
    }

    package let subject: Subject
    package let code: Code
    /// A sentence that may be shown as it is; one line.
    package let detail: String

    package init(subject: Subject, code: Code, detail: String) {
        self.subject = subject
        self.code = code
        self.detail = detail
    }
}
