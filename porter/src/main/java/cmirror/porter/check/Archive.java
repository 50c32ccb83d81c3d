package cmirror.porter.check;

import cmirror.porter.read.CReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The files of a corpus' own library: a program has those whose functions it uses, as from an archive of ld's. */
final class Archive {

    private final Path folder;
    private final Map<String, Path> definitions = new HashMap<>();
    private final Map<Path, Set<String>> needs = new HashMap<>();

    /** {@code folder}: for what is compiled. What cc does not compile here is left out. */
    Archive(CReader reader, List<Path> libraries, Path folder) throws IOException {
        this.folder = folder;
        for (Path library : libraries) {
            try (Stream<Path> all = Files.list(library)) {
                for (Path file : all.filter(f -> f.toString().endsWith(".c")).sorted().toList()) {
                    add(reader, file);
                }
            }
        }
    }

    private void add(CReader reader, Path file) throws IOException {
        Set<String> defined = new HashSet<>();
        Set<String> needed = new HashSet<>();
        if (symbols(reader, file, defined, needed)) {
            defined.forEach(name -> definitions.putIfAbsent(name, file));
            needs.put(file, needed);
        }
    }

    /** The files that a program needs, itself first. */
    List<Path> program(CReader reader, Path file) throws IOException {
        Set<Path> files = new LinkedHashSet<>(List.of(file));
        Set<String> needed = new HashSet<>();
        if (definitions.isEmpty() || !symbols(reader, file, new HashSet<>(), needed)) {
            return List.copyOf(files);
        }
        Deque<String> names = new ArrayDeque<>(needed);
        while (!names.isEmpty()) {
            Path other = definitions.get(names.pop());
            if (other != null && !other.toRealPath().equals(file.toRealPath()) && files.add(other)) {
                names.addAll(needs.get(other));
            }
        }
        return List.copyOf(files);
    }

    private boolean symbols(CReader reader, Path file, Set<String> defined, Set<String> needed) throws IOException {
        String object = folder.resolve("file.o").toString();
        List<String> cc = new ArrayList<>(Check.cc(reader, object));
        cc.addAll(List.of("-c", file.toAbsolutePath().toString()));
        if (Runner.run(cc, folder, "", 20000).status() != 0) {
            return false;
        }
        for (String line : Runner.run(List.of("nm", "-P", "-g", object), folder, "", 20000).out().lines().toList()) {
            String[] words = line.split(" ");
            (words[1].equals("U") ? needed : defined).add(words[0]);
        }
        return true;
    }
}
