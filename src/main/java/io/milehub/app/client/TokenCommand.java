package io.milehub.app.client;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub token}. */
@Command(name = "token", description = "Prints a bearer token, and nothing else.")
public final class TokenCommand implements Callable<Integer> {

    @Mixin
    private HubAccess hub = new HubAccess();

    @Option(names = "--as", paramLabel = "WHO", defaultValue = "ops", description = "member or operator (default: ops)")
    private String who = "ops";

    @Override
    public Integer call() {
        System.out.println(hub.token(who));
        return 0;
    }
}
