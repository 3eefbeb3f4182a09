// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let nioTLS: Target.Dependency = .product(name: "NIOTLS", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let nioTestUtils: Target.Dependency = .product(name: "NIOTestUtils", package: "swift-nio")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let x509: Target.Dependency = .product(name: "X509", package: "swift-certificates")
let asn1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let collections: Target.Dependency = .product(name: "Collections", package: "swift-collections")
let asyncAlgorithms: Target.Dependency = .product(name: "AsyncAlgorithms", package: "swift-async-algorithms")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let systemPackage: Target.Dependency = .product(
    name: "SystemPackage", package: "swift-system", condition: .when(platforms: [.linux]))
let toml: Target.Dependency = .product(name: "TOMLKit", package: "TOMLKit")

/// A target with warnings as errors; what it may import is exactly what it names here.
func part(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// An executable, likewise.
func program(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .executableTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

/// The tests of a target, likewise.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
    name: "Hubbub",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "hubbub", targets: ["hubbub"]),
        .executable(name: "hubbub-bench", targets: ["hubbub-bench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.0"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.1.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        .target(
            name: "CNcurses",
            linkerSettings: [
                .linkedLibrary("ncursesw", .when(platforms: [.linux])),
                .linkedLibrary("ncurses", .when(platforms: [.macOS])),
            ]),
        .target(
            name: "Assets", path: "Assets", exclude: ["protocol-vectors.json", "recording"],
            resources: [
                .embedInCode("catalogue"), .embedInCode("emoji"), .embedInCode("themes"), .embedInCode("settings"),
            ], swiftSettings: strict),
        part("ChatModel"),
        part("MessageCodec", ["ChatModel", nioCore]),
        part("HubCore", ["ChatModel", collections]),
        part("Doctor", ["ChatModel"]),
        part("ClientCore", ["ChatModel", "Doctor", collections]),
        part("TerminalCore"),
        part("ClientUI", ["ClientCore", "TerminalCore", "ChatModel", "Doctor", "Assets"]),
        part("HistoryStore", ["ChatModel", grdb]),
        part("Trust", ["ChatModel", crypto, cryptoExtras, x509, asn1, nioCore, nioSSL]),
        part("Discovery", ["ChatModel", "MessageCodec", "Trust", nioCore, nioPosix]),
        part("Profile", ["ChatModel", toml, "Assets"]),
        part("FileStore", ["ChatModel", crypto]),
        part("CommandRunner", ["ChatModel", subprocess]),
        part(
            "HubServer",
            [
                "ChatModel", "HubCore", "MessageCodec", "HistoryStore", "FileStore", "CommandRunner", "Trust", nioCore,
                nioPosix, nioSSL, nioTLS, collections, lifecycle, logging,
            ]),
        part("HubConnection", ["ChatModel", "MessageCodec", "Trust", nioCore, nioPosix, nioSSL]),
        part("FileTransfer", ["ChatModel", "FileStore", "HubConnection"]),
        part(
            "Examination",
            [
                "ChatModel", "Doctor", "Discovery", "HubConnection", "Trust", nioCore, nioPosix, subprocess,
                systemPackage,
            ]),
        part("CursesTerminal", ["TerminalCore", "CNcurses"]),
        part("Desktop", [subprocess, systemPackage]),
        part(
            "Fuzzing",
            ["ChatModel", "MessageCodec", "ClientCore", "TerminalCore", "Profile", "Trust", nioCore]),
        part("TestKit", ["ChatModel", "MessageCodec", "TerminalCore", nioCore, nioPosix]),
        part("Expectations", ["TerminalCore", "TestKit"]),
        program(
            "hubbub",
            [
                "ChatModel", "MessageCodec", "HubCore", "ClientCore", "TerminalCore", "ClientUI", "HistoryStore",
                "Trust", "Discovery", "Doctor", "Examination", "Profile", "FileStore", "FileTransfer", "HubServer",
                "HubConnection", "CursesTerminal", "Desktop",
                "Assets", nioCore,
                nioPosix, nioSSL, arguments, logging, asyncAlgorithms, lifecycle, "CommandRunner",
            ]),
        program(
            "hubbub-bench",
            [
                "ChatModel", "MessageCodec", "HistoryStore", "HubServer", "TerminalCore", "Trust", "TestKit", nioCore,
                nioPosix, nioSSL, arguments, logging,
            ]),
        program(
            "hubbub-torture",
            [
                "ChatModel", "ClientCore", "HubConnection", "Profile", "Trust", "TestKit", nioCore, nioPosix,
                arguments, asyncAlgorithms,
            ]),
        program(
            "hubbub-fuzz",
            [
                "ChatModel", "MessageCodec", "Fuzzing", "HubConnection", "Trust", "TestKit", nioCore, nioPosix,
                nioSSL, arguments,
            ]),
        tests("ChatModel", ["ChatModel", "TestKit"], exclude: ["Fixtures"]),
        tests("MessageCodec", ["MessageCodec", "ChatModel", "TestKit", nioCore, nioTestUtils, nioEmbedded]),
        tests("HubCore", ["HubCore", "ChatModel"]),
        tests("Doctor", ["Doctor", "ChatModel"], exclude: ["Fixtures"]),
        tests("Examination", ["Examination", "Doctor", "ChatModel", nioCore, nioPosix], exclude: ["Fixtures"]),
        tests("ClientCore", ["ClientCore", "ChatModel", "Doctor"]),
        tests("TerminalCore", ["TerminalCore", "Expectations", "TestKit"], exclude: ["Fixtures"]),
        tests("CursesTerminal", ["CursesTerminal", "TerminalCore"]),
        tests("Desktop", ["Desktop"]),
        tests(
            "ClientUI",
            ["ClientUI", "ClientCore", "TerminalCore", "ChatModel", "Doctor", "Assets", "Expectations", "TestKit"]),
        tests("HistoryStore", ["HistoryStore", "ChatModel", "TestKit", grdb], exclude: ["Fixtures"]),
        tests("Trust", ["Trust", "ChatModel", crypto, x509, asn1, nioCore, nioEmbedded, nioSSL, nioTLS]),
        tests("Discovery", ["Discovery", "ChatModel", "MessageCodec", "Trust", nioCore, nioPosix]),
        tests("Profile", ["Profile", "Assets", "ChatModel", "TestKit", toml]),
        tests("FileStore", ["FileStore", "ChatModel", "TestKit", crypto]),
        tests("FileTransfer", ["FileTransfer", "FileStore", "HubConnection", "ChatModel", "Trust", "TestKit"]),
        tests("CommandRunner", ["CommandRunner", "ChatModel", "TestKit"]),
        tests(
            "HubServer",
            [
                "HubServer", "HubConnection", "HubCore", "ChatModel", "MessageCodec", "HistoryStore", "FileStore",
                "Trust",
                "TestKit",
                nioCore, nioPosix, nioSSL, nioEmbedded, logging,
            ]),
        tests(
            "HubConnection",
            [
                "HubConnection", "ChatModel", "MessageCodec", "Trust", "TestKit", nioCore, nioPosix, nioSSL,
                nioEmbedded,
            ]),
        tests(
            "hubbub",
            [
                "hubbub", "hubbub-bench", "hubbub-torture", "Assets", "ChatModel", "MessageCodec", "ClientCore",
                "ClientUI", "TerminalCore", "Doctor", "HubConnection",
                "Profile",
                "HubServer", "Trust", "Expectations", "TestKit", nioCore,
                arguments,
            ]),
        tests("Screen", ["hubbub", "Expectations", "TestKit"]),
        tests("Fuzzing", ["Fuzzing", "hubbub-fuzz", "hubbub", "TestKit"]),
    ]
)

// libFuzzer brings a main function of its own, so that its program can't be built with the others: see `make fuzz`.
if Context.environment["HUBBUB_LIBFUZZER"] != nil {
    package.targets.append(program("hubbub-libfuzzer", ["Fuzzing"]))
}
