package io.sysmon.aggregator.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryPlanTest {

    @TempDir
    Path folder;

    private Path database;

    @BeforeEach
    void makeDatabase() {
        OpenStore.in(folder, new ManualClock(OpenStore.START)).close();
        database = folder.resolve("aggregator.db");
    }

    @Test
    void runsOfASpanAreFoundAndOrderedByTheIndexAlone() throws SQLException {
        assertThat(planOf(RunReading.SELECT_RUNS))
                .containsExactly("SEARCH run USING INDEX run_of_host (host_id=? AND from_ts>? AND from_ts<?)");
    }

    @Test
    void hostsAreTouchedByNumber() throws SQLException {
        assertThat(planOf(HostTable.TOUCH_HOST)).containsExactly("SEARCH host USING INTEGER PRIMARY KEY (rowid=?)");
        assertThat(planOf(HostTable.UPDATE_HOST)).containsExactly("SEARCH host USING INTEGER PRIMARY KEY (rowid=?)");
    }

    @Test
    void runsAfterTheMarkAreReadInOrderOfArrival() throws SQLException {
        assertThat(planOf(RunTable.SELECT_RUNS_SINCE))
                .containsExactly("SEARCH run USING INTEGER PRIMARY KEY (rowid>?)");
    }

    @Test
    void lastRunIsFoundAtOnce() throws SQLException {
        assertThat(planOf(RunTable.SELECT_LAST_RUN)).containsExactly("SEARCH run");
    }

    @Test
    void newestSamplesAreReadHostByHostWithoutSorting() throws SQLException {
        assertThat(planOf(LatestTable.SELECT_LATEST)).containsExactly("SCAN latest");
    }

    @Test
    void aForgottenHostsRunsAreFoundByTheIndex() throws SQLException {
        assertThat(planOf(RunTable.DELETE_SOME_RUNS))
                .contains("SEARCH run USING COVERING INDEX run_of_host (host_id=?)")
                .noneMatch(step -> step.startsWith("SCAN"));
        assertThat(planOf(LatestTable.DELETE_LATEST)).containsExactly("SEARCH latest USING PRIMARY KEY (host_id=?)");
    }

    private List<String> planOf(String sql) throws SQLException {
        List<String> plan = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                PreparedStatement explain = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
                ResultSet row = explain.executeQuery()) {
            while (row.next()) {
                plan.add(row.getString(4));
            }
        }
        return plan;
    }
}
