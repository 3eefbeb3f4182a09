import ChatModel
import Foundation
import TOMLKit

/// The file `config.toml`: written by people, never by the program. Reading blocks on the disk.
package struct ConfigurationFile: Sendable {
    package let path: String
    /// Whether it is a mistake if there is no such file: it was asked for by name.
    package let isRequired: Bool

    package init(path: String, isRequired: Bool = false) {
        self.path = path
        self.isRequired = isRequired
    }

    /// Says where a setting stands that is well written and means nothing.
    package func mistake(at place: SettingPlace, _ what: String) -> ProfileError {
        let text = (try? PrivateText(path: path).read()) ?? ""
        return ProfileError([ConfigurationReader(text: text, path: path).mistake(at: place, what)])
    }

    /// Says where a setting stands whose text can't be what it is to be.
    package func mistake(at place: SettingPlace, _ fault: InvalidText) -> ProfileError {
        mistake(at: place, String(fault.message.dropLast()))
    }

    /// Whether there is such a file.
    package var isThere: Bool { FileManager.default.fileExists(atPath: path) }

    /// Reads some parts of the file; what is wrong in the others does not matter then.
    /// - Throws: ``ProfileError`` (`malformed`) with line and column of each mistake.
    package func read(
        _ parts: Set<Configuration.Part> = Set(Configuration.Part.allCases)
    ) throws(ProfileError) -> Configuration {
        guard let text = try text() else { return Configuration() }
        do { return try read(text, parts) } catch {
            let excerpt = ConfigurationExcerpt(of: text, parts: parts).text
            guard !parts.contains(.names), let configuration = try? read(excerpt, parts) else { throw error }
            return configuration
        }
    }

    /// Reads the whole file and notes what is wrong in it; what that leaves out is as if it were not there.
    /// - Throws: ``ProfileError`` if it can't be read, or is no TOML.
    package func read(noting mistakes: ConfigurationMistakes) throws(ProfileError) -> Configuration {
        guard let text = try text() else { return Configuration() }
        let table = try table(text)
        let reader = ConfigurationReader(text: text, path: path)
        let configuration = reader.read(table, Set(Configuration.Part.allCases))
        try mistakes.note { () throws(ProfileError) in try reader.mistakes.end() }
        return configuration
    }

    /// Nil if there is none, and need not be.
    private func text() throws(ProfileError) -> String? {
        if let text = try PrivateText(path: path).read() { return text }
        guard isRequired else { return nil }
        throw ProfileError(.unreadable, "There is no file \(path); check the path after --config.")
    }

    private func read(_ text: String, _ parts: Set<Configuration.Part>) throws(ProfileError) -> Configuration {
        let table = try table(text)
        let reader = ConfigurationReader(text: text, path: path)
        let configuration = reader.read(table, parts)
        try reader.mistakes.end()
        return configuration
    }

    private func table(_ text: String) throws(ProfileError) -> TOMLTable {
        do { return try CheckedTOML.table(text) } catch let error as TOMLParseError {
            let position = FilePosition(line: error.source.begin.line, column: error.source.begin.column)
            throw malformed(at: position, error.description, error)
        } catch let error as CheckedTOML.Mistake {
            throw malformed(at: error.position, error.what, error)
        } catch {
            throw ProfileError(.malformed, "\(path) can't be understood.", cause: error)
        }
    }

    private func malformed(at position: FilePosition, _ what: String, _ cause: any Error) -> ProfileError {
        ProfileError([ConfigurationMistake(in: path, at: position, what, cause: cause)])
    }
}
