/// A switch of a lab: a bridge in a namespace of its own.
package struct LabSwitch: Sendable {
    static let bridge = "bridge"

    let machine: LabMachine
}
