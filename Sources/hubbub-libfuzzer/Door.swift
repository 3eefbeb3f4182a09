import Foundation
import Fuzzing

/// The door that libFuzzer tries: named by HUBBUB_FUZZ in the environment.
enum Door {
    static let body = FuzzBody.all.first { $0.name == ProcessInfo.processInfo.environment["HUBBUB_FUZZ"] }
    static let folder = try? FuzzFolder()
}
