package cmirror.tools.cache;

import cmirror.tools.Lab;

/**
 * What the commands that are over soon do, once, for the cache that makes them start sooner. The
 * others, which run programs or take minutes, share most of it.
 */
final class ToolsTraining {

    private ToolsTraining() {
    }

    public static void main(String[] args) {
        for (String command : new String[] {"layout sockaddr_in", "layout iphdr --target linux-aarch64",
            "layout sockaddr_in --compare linux-x86_64,macos-aarch64", "layout in_addr --json",
            "symbols", "man recvfrom", "man SO_LINGER", "man sin_port",
            "symbols recvfrom", "demo --help", "check --help", "trace --help", "header --help",
            "bench --help", "stress --help"}) {
            Lab.run(command.split(" "));
        }
    }
}
