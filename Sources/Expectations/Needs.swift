import TestKit
import Testing

extension Trait where Self == ConditionTrait {
    /// Skips what needs machines of its own where none can be made.
    package static var needsNetworkLab: Self {
        .enabled("Needs the right to make network namespaces (root), and iproute2.") {
            await NetworkLab.isPermitted()
        }
    }

    /// Skips what needs a program where it is not installed.
    /// - Parameter package: what Debian calls the package.
    package static func needs(_ program: String, package: String) -> Self {
        .enabled("\(program) is not installed; on Debian it is in the package \(package).") {
            LabTool.find(program) != nil
        }
    }
    /// Skips what needs another clock where none can be had.
    package static var needsFakeClock: Self {
        .enabled("libfaketime is not installed; on Debian it is in the package faketime.") { FakeClock.isInstalled }
    }
}
