import Testing

@testable import Examination

@Suite struct SocketTableTests {
    @Test func `addresses stand in words of this machine's order`() {
        let text = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:60F6 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 3207 1 0 100 0 0 10 0
               1: 0105A8C0:60F6 0205A8C0:D431 01 00000000:00000000 00:00000000 00000000     0        0 3208 1 0 20 4 30 10 -1
               2: 00000000000000000000000001000000:60F6 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 3209 1
               3: nonsense
            """
        let rows = SocketTable(text, state: "0A").rows
        #expect(rows.map(\.address) == ["127.0.0.1", "::1"])
        #expect(rows.map(\.port) == [24822, 24822])
        #expect(rows.map(\.inode) == ["3207", "3209"])
        #expect(SocketTable("", state: "0A").rows.isEmpty)
    }
}
