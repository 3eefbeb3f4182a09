import Doctor

/// A report as a person reads it, before it is drawn or printed.
package struct DoctorPage: Hashable, Sendable {
    /// One finding.
    package struct Item: Hashable, Sendable {
        package let state: Finding.State
        /// The sign of its state.
        package let mark: String
        package let what: String
        /// What to do, with the line to type for that; only where something is not as it should be.
        package let remedy: String?
        /// Whether it belongs to the one before it.
        package let isInner: Bool
    }

    /// Findings of one kind.
    package struct Part: Hashable, Sendable {
        package let title: String
        package let items: [Item]
    }

    /// What all comes to.
    package let verdict: String
    package let isHealthy: Bool
    package let parts: [Part]

    package init(_ report: Report, in words: DoctorWords) {
        verdict = words.sentence(report.verdict)
        isHealthy = report.verdict.isHealthy
        parts = Matter.Part.allCases.compactMap { part in
            let findings = report.findings.filter { $0.matter.part == part }
            guard !findings.isEmpty else { return nil }
            return Part(title: words.title(of: part), items: findings.map { words.item($0) })
        }
    }
}

extension DoctorWords {
    fileprivate func title(of part: Matter.Part) -> String {
        switch part {
        case .target: words.text("doctor.part.target")
        case .network: words.text("doctor.part.network")
        case .ports: words.text("doctor.part.ports")
        case .filters: words.text("doctor.part.filters")
        case .hubs: words.text("doctor.part.hubs")
        }
    }

    fileprivate func item(_ finding: Finding) -> DoctorPage.Item {
        let advice = advice(on: finding.matter)
        let isInner = if case .path = finding.matter { true } else { false }
        return DoctorPage.Item(
            state: finding.state, mark: mark(finding.state), what: advice.what, remedy: remedy(advice), isInner: isInner
        )
    }

    private func remedy(_ advice: Advice) -> String? {
        guard let remedy = advice.remedy, let line = advice.line else { return advice.remedy }
        return words.text("doctor.do.line", ["do": remedy, "line": line])
    }

    private func mark(_ state: Finding.State) -> String {
        switch state {
        case .fine: words.text("doctor.mark.fine")
        case .note: words.text("doctor.mark.note")
        case .doubt: words.text("doctor.mark.doubt")
        case .trouble: words.text("doctor.mark.trouble")
        }
    }
}
