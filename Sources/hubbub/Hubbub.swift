@main struct Hubbub { static func main() {} }
