/// What comes with the program as files: texts, themes, keys, emoji, and the settings to begin with.
package enum Assets {
    /// The English catalogue: lines of `key = text`, UTF-8.
    package static var english: [UInt8] { PackageResources.english_txt }

    /// The themes by name, in the order in which they are listed; each is TOML.
    package static var themes: [(name: String, text: [UInt8])] {
        [
            ("dark", PackageResources.dark_toml), ("light", PackageResources.light_toml),
            ("contrast", PackageResources.contrast_toml), ("solarised", PackageResources.solarised_toml),
            ("solarised-light", PackageResources.solarised_light_toml),
            ("monochrome", PackageResources.monochrome_toml),
        ]
    }

    /// What keys do unless a person says otherwise; TOML.
    package static var keys: [UInt8] { PackageResources.keys_toml }

    /// The settings file that `hubbub config init` writes: every setting, explained and commented out; TOML.
    package static var configuration: [UInt8] { PackageResources.config_toml }

    /// The catalogue in simplified Chinese, likewise.
    package static var chinese: [UInt8] { PackageResources.chinese_txt }

    /// Emoji with their short codes, one emoji a line, UTF-8; in the folder `emoji`.
    package static var shortCodes: [UInt8] { PackageResources.short_codes_txt }
}
