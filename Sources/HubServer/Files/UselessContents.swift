import ChatModel
import FileStore
import HistoryStore
import HubCore
import Logging

/// Looks for contents on the disk of which no entry speaks.
struct UselessContents: Sendable {
    let contents: ContentStore
    let journal: HistoryStore
    let logger: Logger

    func run(then give: @escaping @Sendable (Result<FileYield, FileFailure>) -> Void) {
        contents.contents { [journal, logger] result in
            switch result {
            case .failure(let error): give(.failure(FileFailure(error)))
            case .success(let found):
                journal.unwanted(among: found.map(\.id)) { result in
                    if case .failure(let error) = result, error.code != .closed { logger.error("\(error.message)") }
                    give(result.map { .unwanted($0) }.mapError { _ in .journal })
                }
            }
        }
    }
}
