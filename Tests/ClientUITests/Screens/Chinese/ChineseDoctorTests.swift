import ChatModel
import Doctor
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// What the doctor found, for somebody who reads Chinese.
@Suite struct ChineseDoctorTests {
    @Test func aFirewallIsInTheWay() throws {
        var scene = Scene(80, 24)
        scene.around = Sample.chinese
        try scene.start()
        scene.press(.character("d"))
        let facts = Sample.facts(.sent, cameBack: false, [Sample.nftables("input"), FilterFact(.ufw, .off)])
        scene.apply(.examined(Judge.report(on: facts)))
        expectSizes(
            scene.drawn,
            """
            20×5
            | 为什么没有更多服务…
            | nftables 丢弃了从
            | UDP 端口 24822 进
            | 来的数据（udp
            | ↑↓ 移动   Esc 返回
            40×12
            | 为什么没有更多服务器？
            | nftables 丢弃了从 UDP 端口 24822 进来
            | 的数据（udp dport 24822 drop，位于
            | inet filter input），所以在 wlan0 上要
            | 很久才能发现服务器，甚至发现不了；放行
            | 这个端口：sudo nft insert rule inet
            | filter input udp dport 24822 accept
            |
            | 网络
            | · lo  127.0.0.1/8  就是这台电脑自己
            |
            | ↑↓ 移动   r 再查一次   Esc 返回
            80×24
            | 为什么没有更多服务器？
            | nftables 丢弃了从 UDP 端口 24822 进来的数据（udp dport 24822 drop，位于 inet
            | filter input），所以在 wlan0 上要很久才能发现服务器，甚至发现不了；放行这个端
            | 口：sudo nft insert rule inet filter input udp dport 24822 accept
            |
            | 网络
            | · lo  127.0.0.1/8  就是这台电脑自己
            |     ✓ 问过这台电脑上的程序，自己收到了回声
            | ✓ wlan0  192.168.1.20/24，广播地址 192.168.1.255
            |     ✗ 向 192.168.1.255 广播询问，自己没收到回声
            |     ✗ 向组播地址 239.255.48.22 询问，自己没收到回声
            | · docker0  172.17.0.1/16，广播地址 172.17.255.255  略过：另一头什么也没有
            | ✗ nftables 丢弃了从 UDP 端口 24822 进来的数据（udp dport 24822 drop，位于 inet
            |   filter input），所以在 wlan0 上要很久才能发现服务器，甚至发现不了
            |     放行这个端口：sudo nft insert rule inet filter input udp dport 24822
            |     accept
            |
            | 端口
            | ✓ UDP 端口 24822 可以监听
            | ✓ TCP 端口 24822 空闲：可以在这里开服务器
            |
            | 防火墙
            |
            | ↑↓ 移动   r 再查一次   Esc 返回
            200×60
            | 为什么没有更多服务器？
            | nftables 丢弃了从 UDP 端口 24822 进来的数据（udp dport 24822 drop，位于 inet filter input），所以在
            | wlan0 上要很久才能发现服务器，甚至发现不了；放行这个端口：sudo nft insert rule inet filter input udp
            | dport 24822 accept
            |
            | 网络
            | · lo  127.0.0.1/8  就是这台电脑自己
            |     ✓ 问过这台电脑上的程序，自己收到了回声
            | ✓ wlan0  192.168.1.20/24，广播地址 192.168.1.255
            |     ✗ 向 192.168.1.255 广播询问，自己没收到回声
            |     ✗ 向组播地址 239.255.48.22 询问，自己没收到回声
            | · docker0  172.17.0.1/16，广播地址 172.17.255.255  略过：另一头什么也没有
            | ✗ nftables 丢弃了从 UDP 端口 24822 进来的数据（udp dport 24822 drop，位于 inet filter input），所以
            |   在 wlan0 上要很久才能发现服务器，甚至发现不了
            |     放行这个端口：sudo nft insert rule inet filter input udp dport 24822 accept
            |
            | 端口
            | ✓ UDP 端口 24822 可以监听
            | ✓ TCP 端口 24822 空闲：可以在这里开服务器
            |
            | 防火墙
            | ✓ ufw 什么也没有拦
            | ✗ nftables 丢弃从 UDP 端口 24822 进来的数据（udp dport 24822 drop，位于 inet filter input）
            |     放行这个端口：sudo nft insert rule inet filter input udp dport 24822 accept
            |
            | 服务器
            | · 没有发现服务器
            |
            ⋮ 31
            | ↑↓ 移动   r 再查一次   Esc 返回
            """)
    }
}
