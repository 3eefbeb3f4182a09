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
    package func mistake(at key: [String], _ what: String) -> ProfileError {
        ConfigurationReader(text: (try? PrivateText(path: path).read()) ?? "", path: path).mistake(at: key, what)
    }

    /// Says where a setting stands whose text can't be what it is to be.
    package func mistake(at key: [String], _ fault: InvalidText) -> ProfileError {
        mistake(at: key, String(fault.message.dropLast()))
    }

    /// Whether there is such a file.
    package var isThere: Bool { FileManager.default.fileExists(atPath: path) }

    /// Reads some parts of the file; what is wrong in the others does not matter then.
    /// - Throws: ``ProfileError`` (`malformed`) with line and column of the mistake.
    package func read(
        _ parts: Set<Configuration.Part> = Set(Configuration.Part.allCases)
    ) throws(ProfileError) -> Configuration {
        guard let text = try PrivateText(path: path).read() else {
            guard isRequired else { return Configuration() }
            throw ProfileError(.unreadable, "There is no file \(path); check the path after --config.")
        }
        do { return try read(text, parts) } catch {
            let excerpt = ConfigurationExcerpt(of: text, parts: parts).text
            guard !parts.contains(.names), let configuration = try? read(excerpt, parts) else { throw error }
            return configuration
        }
    }

    private func read(_ text: String, _ parts: Set<Configuration.Part>) throws(ProfileError) -> Configuration {
        do {
            return try ConfigurationReader(text: text, path: path).read(try CheckedTOML.table(text), parts)
        } catch let error as TOMLParseError {
            let position = KeyPosition(line: error.source.begin.line, column: error.source.begin.column)
            throw ConfigurationReader(text: text, path: path).mistake(at: position, error.description, cause: error)
        } catch let error as CheckedTOML.Mistake {
            let position = KeyPosition(line: error.line, column: error.column)
            throw ConfigurationReader(text: text, path: path).mistake(at: position, error.what, cause: error)
        } catch {
            throw error as? ProfileError ?? ProfileError(.malformed, "\(path) can't be understood.", cause: error)
        }
    }
}
