import Foundation
import Fuzzing

/// The door that libFuzzer tries: named by HUBBUB_FUZZ in the environment.
private enum Door {
    static let body = FuzzBody.all.first { $0.name == ProcessInfo.processInfo.environment["HUBBUB_FUZZ"] }
    static let folder = try? FuzzFolder()
}

/// Called by libFuzzer with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard let body = Door.body, let folder = Door.folder else {
        preconditionFailure("HUBBUB_FUZZ names no door; there are: \(FuzzBody.all.map(\.name))")
    }
    do { try body.run(Array(UnsafeBufferPointer(start: start, count: count)), in: folder) } catch {
        preconditionFailure(error.description)
    }
    return 0
}
