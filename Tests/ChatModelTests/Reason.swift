import ChatModel

/// Why a text is refused; nil when it is not.
func reason<Value>(_ make: (String) throws(InvalidText) -> Value, _ text: String) -> InvalidText.Code? {
    do throws(InvalidText) {
        _ = try make(text)
        return nil
    } catch {
        return error.code
    }
}
