extension UInt64 {
    /// So many bytes as a person reads them, in powers of a thousand: `12.4 MB`.
    var byteText: String {
        if self < 1_000 { return "\(self) B" }
        var (value, unit) = (Double(self), "")
        for next in ["kB", "MB", "GB", "TB", "PB", "EB"] where unit.isEmpty || value >= 999.5 {
            (value, unit) = (value / 1_000, next)
        }
        return (value < 99.95 ? value.written(digits: 1) : value.written(digits: 0)) + " " + unit
    }
}
