import Foundation

/// The IP addresses of a machine's name.
enum NameLookup {
    /// The most addresses that are tried of one name.
    private static let limit = 8

    /// As they are written, in the order of RFC 6724; empty if no machine has that name. It may take seconds.
    static func addresses(of host: String) -> [String] {
        var hints = addrinfo()
        #if canImport(Darwin)
            hints.ai_socktype = SOCK_STREAM
        #else
            hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        #endif
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var (texts, next): ([String], UnsafeMutablePointer<addrinfo>?) = ([], list)
        while let item = next?.pointee, texts.count < limit {
            if let text = text(item), !texts.contains(text) { texts.append(text) }
            next = item.ai_next
        }
        return texts
    }

    private static func text(_ item: addrinfo) -> String? {
        var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        guard
            getnameinfo(item.ai_addr, item.ai_addrlen, &host, socklen_t(host.count), nil, 0, NI_NUMERICHOST) == 0
        else { return nil }
        return String(decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
