import NIOSSL

/// The TLS handler of a played hub.
enum TLS {
    static func server(_ context: NIOSSLContext) -> NIOSSLServerHandler { NIOSSLServerHandler(context: context) }
}
