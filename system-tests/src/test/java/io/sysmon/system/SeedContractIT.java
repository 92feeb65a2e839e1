package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Answer;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.FreePort;
import io.sysmon.system.harness.PushBody;
import io.sysmon.system.harness.SystemUnderTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The examples of the architecture document, sent as written, come back field for field; its SQL runs as written. */
class SeedContractIT {

    private static final String TOKEN = "sysmon-secret-token";

    private static final String PUSH = """
            {
              "hostname": "web-server-01",
              "version": "0.5.0",
              "platform": "Linux",
              "tags": {
                "environment": "production",
                "datacenter": "us-east-1",
                "role": "web-server"
              },
              "metrics": [
                {
                  "timestamp": 1675728000,
                  "metric_type": "cpu.total_usage",
                  "value": 34.5,
                  "tags": ""
                },
                {
                  "timestamp": 1675728000,
                  "metric_type": "memory.usage_percent",
                  "value": 67.2,
                  "tags": ""
                }
              ]
            }
            """;

    private static final String PUSH_ANSWER = """
            {"status":"success","hostname":"web-server-01","metrics_received":2,"metrics_stored":2,"metrics_failed":0,\
            "timestamp":0}""";

    private static final String SUMMARY_ANSWER = """
            {"total_hosts":3,"online_hosts":3,"offline_hosts":0,"avg_cpu_usage":30.8,"total_memory_used":8589934592,\
            "timestamp":0}""";

    private static final String LATEST_ANSWER = """
            {"metrics":[{"timestamp":1675728000,"metric_type":"cpu.total_usage","host":"web-server-01","tags":"",\
            "value":34.5},{"timestamp":1675728000,"metric_type":"memory.usage_percent","host":"web-server-01",\
            "tags":"","value":67.2}],"count":2,"timestamp":0}""";

    private static final String COUNT_HOSTS = "SELECT COUNT(*) FROM hosts;";

    private static final String COUNT_ONLINE_HOSTS = """
            SELECT COUNT(*)
            FROM hosts
            WHERE last_seen > (unixepoch() - 300);
            """;

    private static final String AVERAGE_CPU = """
            SELECT AVG(value) FROM (
                SELECT m.value
                FROM metrics m
                INNER JOIN hosts h ON m.host = h.hostname
                INNER JOIN (
                    SELECT host, MAX(timestamp) as max_ts
                    FROM metrics
                    WHERE metric_type = 'cpu.total_usage'
                    GROUP BY host
                ) latest ON m.host = latest.host
                        AND m.timestamp = latest.max_ts
                WHERE h.last_seen > (unixepoch() - 300)
                  AND m.metric_type = 'cpu.total_usage'
            );
            """;

    private static final String TOTAL_MEMORY = """
            SELECT SUM(value) FROM (
                SELECT m.value
                FROM metrics m
                INNER JOIN hosts h ON m.host = h.hostname
                INNER JOIN (
                    SELECT host, MAX(timestamp) as max_ts
                    FROM metrics
                    WHERE metric_type = 'memory.used_bytes'
                    GROUP BY host
                ) latest ON m.host = latest.host
                        AND m.timestamp = latest.max_ts
                WHERE h.last_seen > (unixepoch() - 300)
                  AND m.metric_type = 'memory.used_bytes'
            );
            """;

    private static final String COLUMNS_OF_THE_VIEWS = """
            SELECT hostname, first_seen, last_seen, hosts.tags, version, platform, status,
                   timestamp, metric_type, host, metrics.tags, value
            FROM hosts JOIN metrics ON host = hostname
            WHERE hostname = 'web-server-01' AND metric_type = 'cpu.total_usage'""";

    @RegisterExtension
    static final SystemUnderTest system = new SystemUnderTest();

    private static AggregatorProcess aggregator;
    private static Api api;
    private static Answer pushed;
    private static long begun;

    /** The CPU of the three hosts is the drawing's, their memory adds up to the summary's example. */
    @BeforeAll
    static void pushTheThreeHostsOfTheDrawing() {
        begun = Instant.now().getEpochSecond();
        aggregator = system.startAggregator(system.home("home"), FreePort.find(), Map.of("SYSMON_TOKEN", TOKEN));
        api = new Api(aggregator.url(), TOKEN);
        pushed = api.push(PUSH);
        api.push(new PushBody("db-server-01")
                .sample(begun - 10, "cpu.total_usage", 99)
                .sample(begun - 4, "cpu.total_usage", 12.3)
                .sample(begun - 4, "memory.used_bytes", 4_294_967_296L));
        api.push(new PushBody("app-server-01")
                .sample(begun - 2, "cpu.total_usage", 45.6)
                .sample(begun - 8, "memory.used_bytes", 4_294_967_296L));
    }

    @Test
    void pushIsAnsweredFieldForField() {
        assertThat(pushed.status()).isEqualTo(200);
        assertThat(withoutTime(pushed)).isEqualTo(PUSH_ANSWER);
    }

    @Test
    void latestIsAnsweredFieldForField() {
        Answer answer = api.get("api/latest?host=web-server-01");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(withoutTime(answer)).isEqualTo(LATEST_ANSWER);
    }

    @Test
    void fleetSummaryIsAnsweredFieldForField() {
        Answer answer = api.get("api/fleet/summary");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(withoutTime(answer)).isEqualTo(SUMMARY_ANSWER);
    }

    @Test
    void hostIsListedAsTheSeedRegistersIt() {
        JsonNode host = api.get("api/hosts?q=web-server").json().get("hosts").get(0);

        assertThat(host.get("hostname").asText()).isEqualTo("web-server-01");
        assertThat(host.get("status").asText()).isEqualTo("online");
        assertThat(host.get("platform").asText()).isEqualTo("Linux");
        assertThat(host.get("version").asText()).isEqualTo("0.5.0");
        assertThat(host.get("first_seen").asLong())
                .isEqualTo(host.get("last_seen").asLong())
                .isBetween(begun, Instant.now().getEpochSecond());
        assertThat(host.get("tags"))
                .isEqualTo(JsonNodeFactory.instance
                        .objectNode()
                        .put("environment", "production")
                        .put("datacenter", "us-east-1")
                        .put("role", "web-server"));
    }

    @Test
    void dashboardIsServedAtTheRoot() {
        Answer answer = api.get("");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
    }

    @Test
    void fourFleetQueriesRunOnTheDatabaseAndAgreeWithTheApi() throws SQLException {
        JsonNode summary = api.get("api/fleet/summary").json();

        try (Connection database = openReadOnly(aggregator.home().database())) {
            assertThat(number(database, COUNT_HOSTS))
                    .isEqualTo(summary.get("total_hosts").asDouble());
            assertThat(number(database, COUNT_ONLINE_HOSTS))
                    .isEqualTo(summary.get("online_hosts").asDouble());
            // The newest samples reach the view a moment after they are durable.
            await().untilAsserted(() -> assertThat(number(database, AVERAGE_CPU))
                    .isCloseTo(summary.get("avg_cpu_usage").asDouble(), within(1e-9)));
            await().untilAsserted(() -> assertThat(number(database, TOTAL_MEMORY))
                    .isEqualTo(summary.get("total_memory_used").asDouble()));
        }
    }

    @Test
    void viewsHaveTheSeedsColumns() throws SQLException {
        try (Connection database = openReadOnly(aggregator.home().database());
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(COLUMNS_OF_THE_VIEWS)) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString("hostname")).isEqualTo("web-server-01");
            assertThat(row.getString("status")).isEqualTo("online");
            assertThat(row.getString("tags")).contains("\"role\":\"web-server\"");
            assertThat(row.getLong("timestamp")).isEqualTo(1675728000);
            assertThat(row.getDouble("value")).isEqualTo(34.5);
            assertThat(row.next()).isFalse();
        }
    }

    /** The body with a timestamp of 0, after the timestamp was found to be the server's clock. */
    private static String withoutTime(Answer answer) {
        ObjectNode body = (ObjectNode) answer.json();
        assertThat(body.get("timestamp").asLong())
                .isBetween(begun, Instant.now().getEpochSecond());
        return body.put("timestamp", 0).toString();
    }

    private static Connection openReadOnly(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:file:" + database + "?mode=ro");
    }

    private static double number(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getDouble(1);
        }
    }
}
