import Assets
import ClientCore

extension ShortCodes {
    /// The codes that come with the program; read when they are first asked for.
    static let standard = ShortCodes(Assets.shortCodes)
}
