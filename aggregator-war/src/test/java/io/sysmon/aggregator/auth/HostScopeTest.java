package io.sysmon.aggregator.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostScopeTest {

    private static final Map<String, String> WEB = Map.of("role", "web");
    private static final Map<String, String> DATABASE = Map.of("role", "db");

    @Test
    void permitsEveryHostWhenBoundToNone() {
        assertThat(HostScope.EVERY_HOST.isEveryHost()).isTrue();
        assertThat(HostScope.EVERY_HOST.permits("any", null, DATABASE)).isTrue();
    }

    @Test
    void takesStarsAndQuestionMarksAndNothingElseForPatterns() {
        HostScope scope = HostScope.of(List.of("web-*", "db-?", "a.b", "[x]+"), Map.of());

        for (String fits : List.of("web-", "web-01", "web-01.example", "db-1", "a.b", "[x]+")) {
            assertThat(scope.permits(fits, null, null)).describedAs(fits).isTrue();
        }
        for (String other : List.of("web", "my-web-01", "db-10", "db-", "aXb", "x", "WEB-01", "web\n-1", "")) {
            assertThat(scope.permits(other, null, null)).describedAs(other).isFalse();
        }
    }

    @Test
    void bindsByTheTagsThatAHostSaysWhenItIsNew() {
        HostScope scope = HostScope.of(List.of(), Map.of("role", "w*"));

        assertThat(scope.permits("new", WEB, null)).isTrue();
        assertThat(scope.permits("new", DATABASE, null)).isFalse();
        assertThat(scope.permits("new", Map.of(), null)).isFalse();
        assertThat(scope.permits("new", null, null)).as("it says nothing").isFalse();
    }

    @Test
    void doesNotLetAKnownHostBeTakenOverByCallingItAnother() {
        HostScope scope = HostScope.of(List.of(), Map.of("role", "web"));

        assertThat(scope.permits("db-1", WEB, DATABASE)).isFalse();
        assertThat(scope.permits("web-1", DATABASE, WEB)).isFalse();
        assertThat(scope.permits("web-1", null, WEB)).isTrue();
        assertThat(scope.permits("web-1", null, DATABASE)).isFalse();
        assertThat(scope.permits("web-1", WEB, WEB)).isTrue();
    }

    @Test
    void wantsBothNameAndTagsWhereBothAreBound() {
        HostScope scope = HostScope.of(List.of("web-*"), WEB);

        assertThat(scope.permits("web-1", WEB, null)).isTrue();
        assertThat(scope.permits("web-1", DATABASE, null)).isFalse();
        assertThat(scope.permits("db-1", WEB, null)).isFalse();
        assertThat(scope.isEveryHost()).isFalse();
    }
}
