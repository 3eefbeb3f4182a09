# Hubbub
#
#   make run       install what is missing, build, and open the chat
#   make test      install what is missing, build, and run all tests
#   make test-network  only the tests on networks of their own (as root; elsewhere they are skipped), in about two minutes
#   make check     format lint, import walls, warnings as errors, tests: what CI runs
#   make demo      two people talk side by side in tmux for half a minute, on a hub of their own; then it is your turn
#   make build     build for development
#   make release   build for use
#   make bench     measure a hub of this build, in about a minute
#   make bench-client  measure the full-screen client, beside irssi and WeeChat, in some minutes
#   make torture   kill, cut and fill for 200 rounds, in about five minutes; loses nothing
#   make storm     the screen under 100,000 random steps, in about twenty minutes
#   make siege     what honest members notice while one address attacks, in about a minute
#   make recording the demo as Assets/recording/demo.svg, in about a minute
#   make fuzz      every door with libFuzzer for FUZZ_SECONDS (600) each, then a running hub for as long
#   make format    bring the sources into the project's format
#   make install   put hubbub into PREFIX/bin (default /usr/local)

PREFIX ?= /usr/local
FUZZ_SECONDS ?= 600
SWIFT ?= swift
# Where the toolchain has them to be linked in, as on Linux, the program carries Swift's libraries in itself: it starts
# sooner, and runs where Swift is not installed.
OWN_LIBRARIES := $(wildcard $(dir $(realpath $(shell command -v $(SWIFT))))../lib/swift_static/linux)
RELEASE := -c release $(if $(OWN_LIBRARIES),--static-swift-stdlib)
STRICT := --explicit-target-dependency-import-check error
# They mostly wait, each on networks of its own.
NETWORK_TESTS := .ci/tests $(SWIFT) test --skip-build --parallel --filter NetworkTests
SOURCES := Package.swift Sources Tests Assets

.DEFAULT_GOAL := run

.PHONY: run demo recording test test-network check build release bench bench-client torture siege storm fuzz format install \
	packages test-packages lint walls tests

run: release
	@exec .build/release/hubbub $(ARGS)

demo: release
	@.ci/packages tmux
	@.ci/demo .build/release/hubbub

recording: release
	@.ci/packages tmux
	$(SWIFT) build --product hubbub-bench
	.ci/demo .build/release/hubbub .build/demo.txt
	.build/debug/hubbub-bench film .build/demo.txt --output Assets/recording/demo.svg

test: packages test-packages tests

test-network: packages test-packages
	$(SWIFT) build --build-tests $(STRICT)
	$(NETWORK_TESTS)

check: packages test-packages lint walls tests

build: packages
	$(SWIFT) build $(STRICT)

release: packages
	$(SWIFT) build $(RELEASE) --product hubbub

bench: packages
	$(SWIFT) build $(RELEASE) --product hubbub-bench
	.build/release/hubbub-bench --short

bench-client: packages
	@.ci/packages irssi weechat-curses
	$(SWIFT) build $(RELEASE) --product hubbub
	$(SWIFT) build $(RELEASE) --product hubbub-bench
	.build/release/hubbub-bench client

torture: packages
	$(SWIFT) build --product hubbub
	$(SWIFT) build --product hubbub-torture
	.build/debug/hubbub-torture

siege: packages
	$(SWIFT) build $(RELEASE) --product hubbub-bench
	.build/release/hubbub-bench --scenario siege

storm: packages
	$(SWIFT) build --build-tests
	HUBBUB_STORM_STEPS=100000 $(SWIFT) test --skip-build --filter StormTests

fuzz: packages
	$(SWIFT) build --product hubbub
	$(SWIFT) build --product hubbub-fuzz
	.ci/fuzz $(FUZZ_SECONDS)
	.build/debug/hubbub-fuzz hub --seconds $(FUZZ_SECONDS)

format:
	$(SWIFT) format --in-place --recursive $(SOURCES)

install: release
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 .build/release/hubbub $(DESTDIR)$(PREFIX)/bin/hubbub

packages:
	@.ci/packages libncursesw5-dev libsqlite3-dev

test-packages:
	@.ci/packages tmux iproute2 procps tcpdump nftables faketime perl-base unicode-data

lint:
	$(SWIFT) format lint --strict --recursive $(SOURCES)

walls:
	.ci/check-walls
	.ci/check-varint

tests:
	$(SWIFT) build --build-tests $(STRICT)
	.ci/tests $(SWIFT) test --skip-build --no-parallel --skip NetworkTests
	$(NETWORK_TESTS)
