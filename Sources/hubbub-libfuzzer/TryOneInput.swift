import Fuzzing

/// Called by libFuzzer with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let body = Door.body, let folder = Door.folder else {
        preconditionFailure("HUBBUB_FUZZ names no door; there are: \(FuzzBody.all.map(\.name))")
    }
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    do { try body.run(input, in: folder) } catch { preconditionFailure(error.description) }
    return 0
}
