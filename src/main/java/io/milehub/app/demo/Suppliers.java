package io.milehub.app.demo;

import io.milehub.api.webhook.WebhookSecret;
import io.milehub.app.KeptSecrets;
import io.milehub.app.demo.SimulatorProcess.Ready;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.SmartLifecycle;

/** The simulated outside world of the demonstration; it stops after the hub's routes and before its database. */
final class Suppliers implements SmartLifecycle {

    private static final String USER = "milehub";
    private static final List<String> TENANTS = List.of("aurora", "borealis");

    private final Path folder;
    private final KeptSecrets secrets;
    private final List<SimulatorProcess> processes = new ArrayList<>();
    private final Map<String, Object> settings = new HashMap<>();
    private int distributorControlPort;

    Suppliers(Path folder) {
        this.folder = folder;
        this.secrets = KeptSecrets.in(folder);
    }

    /** Starts them side by side and returns when all are ready. */
    void open(Path jar, long seed, double scale, int hubPort) throws IOException {
        Path manifests = Files.createDirectories(folder.resolve("manifests"));
        List<String> supplier = List.of(
                "--port",
                "0",
                "--seed",
                Long.toString(seed),
                "--scale",
                Double.toString(scale),
                "--manifest",
                manifests.toString());
        String brandKey = secrets.findOrMake("maison-aurelle api-key");
        String boutiquePassword = secrets.findOrMake("atelier-nord password");
        String distributorPassword = secrets.findOrMake("galleria-lume password");

        SimulatorProcess brand = start(jar, "maison-aurelle", supplier, "--api-key", brandKey);
        SimulatorProcess boutique = start(
                jar, "atelier-nord", supplier, "--control-port", "0", "--user", USER, "--password", boutiquePassword);
        SimulatorProcess distributor =
                start(jar, "galleria-lume", supplier, distributorOptions(distributorPassword, hubPort));
        SimulatorProcess payment = start(jar, "payment", List.of("--port", "0", "--seed", Long.toString(seed)));

        set("demo.maison-aurelle.url", url(brand.ready()));
        set("demo.maison-aurelle.api-key", brandKey);
        set("demo.atelier-nord.port", boutique.ready().port());
        set("demo.atelier-nord.user", USER);
        set("demo.atelier-nord.password", boutiquePassword);
        set("demo.atelier-nord.known-hosts", manifests.resolve("atelier-nord.hostkey"));
        Ready lume = distributor.ready();
        distributorControlPort = lume.controlPort();
        set("demo.galleria-lume.url", url(lume));
        set("demo.galleria-lume.user", USER);
        set("demo.galleria-lume.password", distributorPassword);
        set("demo.payment.url", url(payment.ready()));
    }

    private String[] distributorOptions(String password, int hubPort) {
        List<String> options = new ArrayList<>(List.of("--user", USER, "--password", password));
        for (String tenant : TENANTS) {
            String name = "webhook " + tenant + "/galleria-lume";
            String secret = secrets.keep(name, secrets.find(name).orElseGet(WebhookSecret::generate));
            set("demo.galleria-lume.secret-" + tenant, secret);
            options.add("--subscriber");
            options.add("http://127.0.0.1:" + hubPort + "/webhooks/" + tenant + "/galleria-lume|" + secret);
        }
        return options.toArray(String[]::new);
    }

    private SimulatorProcess start(Path jar, String name, List<String> common, String... own) throws IOException {
        List<String> options = new ArrayList<>(common);
        options.addAll(List.of(own));
        SimulatorProcess process = SimulatorProcess.start(jar, name, folder.resolve(name + ".log"), options);
        processes.add(process);
        return process;
    }

    private void set(String key, Object value) {
        settings.put(key, value.toString());
    }

    private static String url(Ready ready) {
        return "http://127.0.0.1:" + ready.port();
    }

    /** What application-demo.yaml leaves open. */
    Map<String, Object> settings() {
        return settings;
    }

    /** Where the distributor is told to push. */
    String pushUrl() {
        return "http://127.0.0.1:" + distributorControlPort + "/control/push";
    }

    @Override
    public void start() {
        // They run already: the hub's configuration needs their ports.
    }

    @Override
    public void stop() {
        processes.forEach(SimulatorProcess::stop);
        processes.clear();
    }

    @Override
    public boolean isRunning() {
        return !processes.isEmpty();
    }

    /** Stopped last of all that Spring stops, and before any bean is destroyed. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
