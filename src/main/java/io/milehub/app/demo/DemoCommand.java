package io.milehub.app.demo;

import io.milehub.app.command.CommandRefused;
import io.milehub.app.command.HubFolders;
import io.milehub.app.command.HubProcess;
import io.milehub.app.command.ScratchFolder;
import io.milehub.app.command.Settings;
import io.milehub.app.configuration.MilehubProperties;
import io.milehub.app.configuration.TenantProperties;
import io.milehub.app.wiring.LoadedMappings;
import io.milehub.intake.FeedKey;
import io.milehub.intake.WebhookDeliveries;
import io.milehub.tenancy.Tenant;
import io.milehub.tenancy.TenantId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code hub demo}. */
@Command(
        name = "demo",
        description = "Starts the hub with simulated suppliers on data of its own; stays up until Ctrl-C.")
public final class DemoCommand implements Callable<Integer> {

    private static final Duration FILL_MAX = Duration.ofMinutes(10);

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "what the suppliers publish (default: 1)")
    private long seed = 1;

    @Option(
            names = "--scale",
            paramLabel = "F",
            defaultValue = "1.0",
            description = "how much of it, 0.01 to 10 (default: 1)")
    private double scale = 1;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "HTTP port (default: 8080; 0: free)")
    private int port = 8080;

    @Option(names = "--data", paramLabel = "DIR", description = "data folder, emptied at start (default: .hub/demo)")
    private @Nullable Path data;

    @Unmatched
    private List<String> extra = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path jar = Path.of(System.getProperty("milehub.simulators-jar", "simulators.jar"));
        if (!Files.isRegularFile(jar)) {
            throw new CommandRefused(
                    "the simulators' jar is not at " + jar + "; start the demonstration by ./hub demo");
        }
        List<String> arguments = new ArrayList<>(Settings.checked(extra));
        Path folder = (data == null ? HubFolders.home().resolve(".hub/demo") : data.toAbsolutePath()).normalize();
        int hubPort = ScratchFolder.port(port);
        ScratchFolder.empty(folder, "demo");
        say("Starting three suppliers and a payment provider (seed " + seed + ") ...");
        var suppliers = new Suppliers(folder);
        HubProcess hub = null;
        try {
            suppliers.open(jar, seed, scale, hubPort);
            say("Starting the hub; its log is " + folder.resolve("hub.log") + " ...");
            hub = start(suppliers, arguments(arguments, folder, hubPort));
        } finally {
            if (hub == null) {
                suppliers.stop();
            }
        }
        if (hub == null) {
            System.err.println("hub: the hub did not start; " + folder.resolve("hub.log") + " holds what it logged");
            return 1;
        }
        say("The hub listens at http://localhost:" + hubPort + " (API: /docs). The feeds arrive:");
        fill(hub.context(), suppliers.pushUrl());
        say("Everything stays up until Ctrl-C.");
        hub.stay();
        return 0;
    }

    private static List<String> arguments(List<String> extra, Path folder, int hubPort) {
        List<String> arguments = new ArrayList<>(extra);
        arguments.addAll(List.of(
                "--spring.profiles.active=demo",
                "--server.port=" + hubPort,
                "--milehub.data=" + folder,
                "--milehub.public-url=http://localhost:" + hubPort,
                "--logging.file.name=" + folder.resolve("hub.log")));
        return arguments;
    }

    /** Null when it did not start; the reason has been printed by then. */
    private static @Nullable HubProcess start(Suppliers suppliers, List<String> arguments) {
        Map<String, Object> defaults = new HashMap<>(HubFolders.defaults());
        defaults.putAll(suppliers.settings());
        try {
            return HubProcess.start(
                    defaults,
                    context -> context.getBeanFactory().registerSingleton("suppliers", suppliers),
                    arguments.toArray(String[]::new));
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static void fill(ConfigurableApplicationContext context, String pushUrl) throws InterruptedException {
        Map<Tenant, Set<FeedKey>> feeds = feeds(context);
        var views = context.getBean(DemoViews.class);
        var pushed = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> push(pushUrl, pushed));
        var filling = new Filling(views, context.getBean(WebhookDeliveries.class), feeds);
        Set<String> missing = filling.await(pushed, FILL_MAX);
        List<Tenant> tenants = List.copyOf(feeds.keySet());
        var summary = new DemoSummary(views, context.getBean(Clock.class));
        summary.print(tenants);
        if (!missing.isEmpty()) {
            say("After " + FILL_MAX.toMinutes() + " minutes still missing: " + String.join(", ", missing));
        }
        summary.printCommands(tenants.getFirst());
    }

    private static Map<Tenant, Set<FeedKey>> feeds(ConfigurableApplicationContext context) {
        Set<FeedKey> mapped = context.getBean(LoadedMappings.class).feeds();
        Map<Tenant, Set<FeedKey>> feeds = new LinkedHashMap<>();
        for (TenantProperties tenant : context.getBean(MilehubProperties.class).tenants()) {
            feeds.put(
                    new Tenant(new TenantId(tenant.id()), tenant.name()),
                    mapped.stream()
                            .filter(feed -> tenant.sources().containsKey(feed.source()))
                            .collect(Collectors.toSet()));
        }
        return feeds;
    }

    /** The distributor answers when it has sent everything; whatever it says, nothing more will come by itself. */
    private static void push(String url, CountDownLatch pushed) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(FILL_MAX)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                say("  the distributor could not deliver every webhook: " + response.body());
            }
        } catch (IOException e) {
            say("  the distributor does not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pushed.countDown();
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
