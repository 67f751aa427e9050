package io.milehub.database.embedded;

import io.milehub.database.DatabaseRefused;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Under which account PostgreSQL's programs run. PostgreSQL refuses root, so root enters a user namespace in which it
 * is nobody in particular (the files stay root's), or else becomes an unprivileged account that then owns the folder.
 *
 * @param prefix words before each command
 * @param owner who must own the folder, by name
 */
record ServerAccount(List<String> prefix, String owner) {

    private static final Logger LOG = LoggerFactory.getLogger(ServerAccount.class);
    private static final Duration PROBE_MAX = Duration.ofSeconds(20);
    private static final List<String> UNPRIVILEGED = List.of("postgres", "nobody");
    private static final String ROOT = "root";
    private static final String PROBE = "test -w \"$1\" && exec \"$2\" --version";

    /**
     * The first way that works here.
     *
     * @param user the account of this process
     * @throws DatabaseRefused when the programs cannot run at all, or not under any account
     */
    static ServerAccount choose(ServerFolder folder, Path postgres, String user) throws IOException {
        requireExecutable(folder, postgres);
        List<ServerAccount> ways =
                user.equals(ROOT) ? waysForRoot(folder) : List.of(new ServerAccount(List.of(), user));
        for (ServerAccount way : ways) {
            if (way.works(folder, postgres)) {
                way.claim(folder.root());
                return way;
            }
            LOG.debug("cannot run PostgreSQL with {}", way.prefix);
        }
        throw new DatabaseRefused("PostgreSQL refuses to run as root, and neither a user namespace (unshare -U) nor an"
                + " unprivileged account that may enter " + folder.root()
                + " (postgres or nobody, by setpriv, runuser or su) is available; run the hub as an ordinary user, or"
                + " give it a PostgreSQL of your own with --database-url");
    }

    /** Root's ways, the least intrusive first. */
    static List<ServerAccount> waysForRoot(ServerFolder folder) throws IOException {
        var ways = new ArrayList<ServerAccount>();
        ways.add(new ServerAccount(List.of("unshare", "-U"), ROOT));
        for (String account : UNPRIVILEGED) {
            var group = tryRun(List.of("id", "-g", account), folder);
            if (group.succeeded()) {
                ways.addAll(waysOf(account, group.output()));
            }
        }
        return ways;
    }

    static List<ServerAccount> waysOf(String account, String group) {
        return List.of(
                new ServerAccount(List.of("setpriv", "--reuid", account, "--regid", group, "--clear-groups"), account),
                new ServerAccount(List.of("runuser", "-u", account, "--"), account),
                new ServerAccount(List.of("su", "-s", "/bin/sh", "-c", "exec \"$@\"", "--", account, "sh"), account));
    }

    private static void requireExecutable(ServerFolder folder, Path postgres) throws IOException {
        Command.Result direct = tryRun(List.of(postgres.toString(), "--version"), folder);
        if (!direct.succeeded()) {
            throw new DatabaseRefused("cannot run the PostgreSQL program " + postgres + " (" + direct.output()
                    + "); if that folder is mounted noexec, choose a folder for the programs on another file system,"
                    + " or give the hub a PostgreSQL of your own with --database-url");
        }
    }

    private static Command.Result tryRun(List<String> words, ServerFolder folder) throws IOException {
        try {
            return Command.run(words, folder.root(), folder.commandOutput(), PROBE_MAX);
        } catch (IOException e) {
            // ProcessBuilder says in words why the program could not be started (not there, not executable).
            return new Command.Result(Command.TIMED_OUT, String.valueOf(e.getMessage()));
        }
    }

    boolean works(ServerFolder folder, Path postgres) throws IOException {
        UserPrincipal before = Files.getOwner(folder.root());
        if (!before.getName().equals(owner)) {
            own(folder.root());
        }
        boolean works = tryRun(
                        with(List.of("/bin/sh", "-c", PROBE, "sh", folder.root().toString(), postgres.toString())),
                        folder)
                .succeeded();
        if (!works) {
            Files.setOwner(folder.root(), before);
        }
        return works;
    }

    /** The command as this account. */
    List<String> with(List<String> words) {
        return Stream.concat(prefix.stream(), words.stream()).toList();
    }

    /** Hands over what another way of running left under another account. */
    void claim(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.toList()) {
                if (!Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName().equals(owner)) {
                    own(path);
                }
            }
        }
    }

    private void own(Path path) throws IOException {
        try {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
        } catch (FileSystemException e) {
            throw new DatabaseRefused(
                    "the data folder holds " + path + ", which belongs to "
                            + Files.getOwner(path).getName()
                            + "; run the hub as that user, or hand the folder over with chown -R",
                    e);
        }
    }
}
