import Profile
import Testing

@Suite struct ProfilePathsTests {
    @Test func withoutVariablesFilesAreUnderTheHomeFolder() throws {
        let paths = try ProfilePaths(profile: nil, environment: [:], home: "/home/ann")
        #expect(paths.configurationFile == "/home/ann/.config/hubbub/config.toml")
        #expect(paths.identity == "/home/ann/.local/share/hubbub/user.key")
        #expect(paths.knownHubs == "/home/ann/.local/share/hubbub/known_hubs")
        #expect(paths.hub == "/home/ann/.local/share/hubbub/hub")
        #expect(paths.stateFile == "/home/ann/.local/state/hubbub/state.toml")
        #expect(paths.cache == "/home/ann/.cache/hubbub")
        #expect(paths.runtime == nil)
    }

    @Test func absoluteVariablesAreHonouredAndRelativeOnesAreNot() throws {
        let environment = ["XDG_DATA_HOME": "/data", "XDG_CONFIG_HOME": "config", "XDG_RUNTIME_DIR": "/run/user/7"]
        let paths = try ProfilePaths(profile: nil, environment: environment, home: "/home/ann")
        #expect(paths.data == "/data/hubbub")
        #expect(paths.configuration == "/home/ann/.config/hubbub")
        #expect(paths.runtime == "/run/user/7/hubbub")
    }

    @Test func aProfileHasFilesOfItsOwnEverywhere() throws {
        let first = try ProfilePaths(profile: nil, environment: [:], home: "/h")
        let second = try ProfilePaths(profile: "work", environment: [:], home: "/h")
        #expect(second.identity == "/h/.local/share/hubbub/profiles/work/user.key")
        #expect(first.stateFile != second.stateFile && first.configurationFile != second.configurationFile)
    }

    @Test(arguments: ["", ".", "..", "a/b", ".hidden", "a b", "x\u{1B}"])
    func aNameThatIsNoFolderIsRefused(name: String) {
        #expect(throws: ProfileError.self) { try ProfilePaths(profile: name, environment: [:], home: "/h") }
    }

    @Test(arguments: [
        ("~/hub", "/h/hub"), ("~", "/h"), ("$DIR/hub", "/d/hub"), ("${DIR}hub", "/dhub"), ("$NONE/x", "$NONE/x"),
        ("/a~b", "/a~b"),
    ])
    func homeAndVariablesAreSpelledOut(written: String, path: String) {
        #expect(ProfilePaths.expand(written, environment: ["DIR": "/d"], home: "/h") == path)
    }
}
