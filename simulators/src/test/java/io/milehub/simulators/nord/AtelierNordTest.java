package io.milehub.simulators.nord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.simulators.judge.Counted;
import io.milehub.simulators.judge.Seen;
import io.milehub.simulators.judge.Verdict;
import io.milehub.simulators.judge.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtelierNordTest {

    private static final AtelierNord.Account ACCOUNT = new AtelierNord.Account("milehub", "schlüssel");

    @TempDir
    Path manifests;

    @ParameterizedTest
    @CsvSource({"1,1.0", "42,0.3"})
    void what_a_reader_counts_is_what_the_manifest_says_in_every_version(long seed, double scale) throws Exception {
        try (var nord = new AtelierNord(Wire.settings(manifests, seed, scale), 0, ACCOUNT, 0)) {
            Wire control = new Wire(nord.controlPort());
            for (int version = 1; version <= 3; version++) {
                List<List<String>> rows = rows(read(nord, "/outbox/catalogue.csv"));
                assertThat(String.join(";", rows.removeFirst()))
                        .isEqualTo("Artikelnr;EAN;Marke;Modell;Bezeichnung;Farbe;Größensystem;Größe;Material;Herkunft;"
                                + "Warengruppe;Preis;Währung;Saison;Status;Bild1;Bild2");
                Verdict verdict =
                        new Verdict(rows.stream().map(AtelierNordTest::seen).toList());
                verdict.agreesWith(Wire.feeds(manifests, "atelier-nord").path("catalogue"));
                Counted.agrees(
                        counted(nord),
                        verdict.skus(),
                        Wire.feeds(manifests, "atelier-nord").path("stock"));
                control.post("/control/next", "");
            }
        }
    }

    @Test
    void a_floor_sale_lowers_the_count_of_one_or_two_pieces_and_moves_the_time_on() throws Exception {
        try (var nord = new AtelierNord(Wire.settings(manifests, 1, 0.2), 0, ACCOUNT, 0)) {
            List<Counted> before = counted(nord);
            // Noon in UTC is one in Berlin's winter time.
            assertThat(read(nord, "/outbox/stock.csv")).contains(";01.03.2026 13:00:00\r\n");
            var sold = Wire.json(new Wire(nord.controlPort()).post("/control/floor-sale", ""))
                    .path("sold");
            assertThat(sold.size()).isBetween(1, 2);
            List<Counted> after = counted(nord);
            assertThat(before.size()).isEqualTo(after.size());
            long pieces = sum(before) - sum(after);
            assertThat(pieces).isBetween(1L, 2L);
            sold.forEach(each -> assertThat(after)
                    .contains(new Counted(
                            each.path("sku").asText(), each.path("quantity").asInt())));
            assertThat(read(nord, "/outbox/stock.csv")).contains(";01.03.2026 13:00:01\r\n");
            assertThat(Wire.feeds(manifests, "atelier-nord").at("/stock/units").asLong())
                    .isEqualTo(
                            sum(after.stream().filter(row -> row.quantity() > 0).toList()));
        }
    }

    @Test
    void the_account_may_read_and_nothing_else() throws Exception {
        try (var nord = new AtelierNord(Wire.settings(manifests, 1, 0.02), 0, ACCOUNT, 0)) {
            withSftp(nord, ACCOUNT.password(), sftp -> {
                assertThatThrownBy(() -> sftp.remove("/outbox/stock.csv")).isInstanceOf(IOException.class);
                assertThatThrownBy(() -> sftp.rename("/outbox/stock.csv", "/outbox/old.csv"))
                        .isInstanceOf(IOException.class);
                assertThatThrownBy(() -> sftp.mkdir("/outbox/in")).isInstanceOf(IOException.class);
                assertThatThrownBy(() -> {
                            try (var out = sftp.write("/outbox/stock.csv")) {
                                out.write(1);
                            }
                        })
                        .isInstanceOf(IOException.class);
                return "";
            });
            assertThat(counted(nord)).isNotEmpty();
            assertThatThrownBy(() -> withSftp(nord, "falsch", sftp -> "")).isInstanceOf(IOException.class);
        }
    }

    private interface SftpWork {
        String with(SftpClient sftp) throws IOException;
    }

    private String withSftp(AtelierNord nord, String password, SftpWork work) throws IOException {
        try (SshClient ssh = SshClient.setUpDefaultClient()) {
            // The announced host key is the only one that the reader accepts.
            ssh.setServerKeyVerifier(new KnownHostsServerKeyVerifier(
                    RejectAllServerKeyVerifier.INSTANCE, manifests.resolve("atelier-nord.hostkey")));
            ssh.start();
            try (var session = ssh.connect(ACCOUNT.user(), "127.0.0.1", nord.port())
                    .verify(20_000)
                    .getSession()) {
                session.addPasswordIdentity(password);
                session.auth().verify(20_000);
                try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
                    return work.with(sftp);
                }
            }
        }
    }

    private String read(AtelierNord nord, String path) throws IOException {
        return withSftp(nord, ACCOUNT.password(), sftp -> {
            try (var in = sftp.read(path)) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        });
    }

    private List<Counted> counted(AtelierNord nord) throws IOException {
        List<List<String>> rows = rows(read(nord, "/outbox/stock.csv"));
        assertThat(rows.removeFirst()).containsExactly("Artikelnr", "Bestand", "Stand");
        return rows.stream()
                .map(row -> new Counted(row.get(0), Integer.parseInt(row.get(1))))
                .toList();
    }

    private static long sum(List<Counted> rows) {
        return rows.stream().mapToLong(Counted::quantity).sum();
    }

    private static Seen seen(List<String> row) {
        assertThat(row).hasSize(17);
        String price = row.get(11).matches("-?[0-9.]+,[0-9]{2}")
                ? row.get(11).replace(".", "").replace(',', '.')
                : row.get(11);
        return new Seen(
                row.get(0),
                row.get(1),
                row.get(3),
                row.get(7),
                price,
                row.get(14).equals("auslaufend"));
    }

    /** RFC 4180 with semicolons, read character by character. */
    private static List<List<String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < csv.length(); at++) {
            char character = csv.charAt(at);
            if (character == '"') {
                if (!quoted && !cell.isEmpty()) {
                    cell.append('"');
                }
                quoted = !quoted;
            } else if (quoted || (character != ';' && character != '\r' && character != '\n')) {
                cell.append(character);
            } else if (character == ';' || character == '\r') {
                row.add(cell.toString());
                cell.setLength(0);
            } else {
                rows.add(List.copyOf(row));
                row.clear();
            }
        }
        return rows;
    }
}
