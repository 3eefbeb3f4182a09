import ClientCore
import TerminalCore

extension Interface {
    /// A key while the doctor's page is open.
    mutating func turnDoctor(
        _ key: Key, _ examination: Examination, size: Size, around: Surroundings
    ) -> [Outcome] {
        let view = DoctorView(examination: examination, size: size, around: around)
        let page = max(1, view.rows - 1)
        switch key {
        case .escape, .enter, .character("q"), .character("d"):
            doctorLine = 0
            return [.action(.picker(.closeExamination))]
        case .character("r"): return [.action(.picker(.examine))]
        case .arrow(.up, _), .character("k"): doctorLine = max(0, view.first(doctorLine) - 1)
        case .arrow(.down, _), .character("j"): doctorLine = view.first(doctorLine + 1)
        case .pageUp: doctorLine = max(0, view.first(doctorLine) - page)
        case .pageDown, .character(" "): doctorLine = view.first(doctorLine + page)
        case .home: doctorLine = 0
        case .end: doctorLine = view.first(.max)
        default: break
        }
        return []
    }
}
