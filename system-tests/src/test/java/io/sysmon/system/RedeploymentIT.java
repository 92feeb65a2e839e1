package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sysmon.system.harness.AgentCoding;
import io.sysmon.system.harness.Artifacts;
import io.sysmon.system.harness.FaultReport;
import io.sysmon.system.harness.Gzip;
import io.sysmon.system.harness.JvmInside;
import io.sysmon.system.harness.PushBody;
import io.sysmon.system.harness.PushLoad;
import io.sysmon.system.harness.RawAnswer;
import io.sysmon.system.harness.RawHttp;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.ServletContainer;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import io.sysmon.system.harness.TomcatServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The WAR redeployed under load in the Tomcats that operators have, and taken away in the end.
 * {@code -Dsysmon.test.redeployments=30} is the long form.
 */
class RedeploymentIT {

    private static final String CLASS_LOADER = "org.apache.catalina.loader.ParallelWebappClassLoader";
    private static final String OWN_CLASSES = "io.sysmon.";
    private static final String PUSH_FILTER = "io.sysmon.aggregator.api.filter.PushFilter.doFilter(";
    private static final Pattern STOPPED = Pattern.compile("sysmon aggregator stopped in (\\d+) ms");
    private static final List<String> CODINGS = List.of("identity", "gzip", AgentCoding.NAME);
    private static final int HOSTS = 4;
    private static final int PUSHES_A_DEPLOYMENT = 20;

    /** Each push is five seconds on: those of a long form must not reach a future that is refused. */
    private static final Duration LONG_AGO = Duration.ofDays(-5);

    /** Otherwise the caches of the JDK and of libraries hold on to what they may let go of. */
    private static final String NO_SOFT_REFERENCES = "-XX:SoftRefLRUPolicyMSPerMB=0";

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    static List<Path> tomcats() throws IOException {
        return ServletContainer.tomcats();
    }

    @ParameterizedTest
    @MethodSource("tomcats")
    void losesNothingAndLeavesNothingBehind(Path distribution) throws IOException {
        SysmonHome home = system.home("home");
        TomcatServer tomcat = TomcatServer.start(system, distribution, home, NO_SOFT_REFERENCES);
        JvmInside jvm = new JvmInside(tomcat.program().pid());
        Traces before = Traces.of(jvm);

        tomcat.deploy(Artifacts.war());
        long mebibytes = jvm.residentMebibytes();
        PushLoad load = system.closeLater(new PushLoad(HOSTS));
        load.setClocks(LONG_AGO);
        load.startOn(tomcat.api());
        int redeployments = Integer.getInteger("sysmon.test.redeployments");
        for (int i = 0; i < redeployments; i++) {
            int enough = load.acknowledgedPushes() + PUSHES_A_DEPLOYMENT;
            await("pushes").until(() -> load.acknowledgedPushes() >= enough || load.unanswered() > 0);
            tomcat.deploy(Artifacts.war());
        }
        load.end();

        assertThat(load.unanswered()).as("pushes without an answer").isZero();
        assertThat(load.statuses())
                .as("404 is Tomcat's while there is no context")
                .contains(200)
                .isSubsetOf(200, 404, 503);
        FaultReport.assertNothingLost(redeployments + " redeployments in " + name(distribution), load, tomcat.api());
        tomcat.undeploy();
        before.awaitNothingMoreIn(jvm);
        assertThat(tomcat.temporaryFiles()).isEmpty();
        assertThat(tomcat.complaints()).isEmpty();
        report(tomcat, redeployments, mebibytes, jvm.residentMebibytes());
        assertThat(tomcat.program().stop()).isEqualTo(RunningProgram.ENDED_BY_SIGTERM);
        assertThat(tomcat.complaints()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tomcats")
    void pushesThatAreUnderWayAreAnsweredBeforeTheContextGoes(Path distribution) throws IOException {
        SysmonHome home = system.home("home");
        TomcatServer tomcat = TomcatServer.start(system, distribution, home);
        tomcat.deploy(Artifacts.war());
        List<HalfSent> halves = sendHalves(tomcat, home);

        tomcat.removeWar();
        await("Tomcat takes the context away")
                .until(() -> tomcat.program().output().contains("Undeploying context"));
        halves.forEach(HalfSent::sendRest);

        for (HalfSent half : halves) {
            assertThat(half.answer().status()).isIn(200, 503);
        }
        await("end").until(() -> STOPPED.matcher(tomcat.program().output()).find());
        assertThat(tomcat.complaints()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tomcats")
    void pushesWhoseRestComesWhenTheContextHasGoneAreToldToComeAgain(Path distribution) throws IOException {
        SysmonHome home = system.home("home");
        TomcatServer tomcat = TomcatServer.start(system, distribution, home, NO_SOFT_REFERENCES);
        JvmInside jvm = new JvmInside(tomcat.program().pid());
        Traces before = Traces.of(jvm);
        tomcat.deploy(Artifacts.war());
        List<HalfSent> halves = sendHalves(tomcat, home);

        tomcat.undeploy();
        halves.forEach(HalfSent::sendRest);

        for (HalfSent half : halves) {
            RawAnswer answer = half.answer();
            assertThat(answer.status()).as(half.coding).isEqualTo(503);
            assertThat(answer.head()).as(half.coding).contains("Retry-After: 2");
            assertThat(answer.body()).as(half.coding).contains("the aggregator is stopping");
        }
        before.awaitNothingMoreIn(jvm);
    }

    private List<HalfSent> sendHalves(TomcatServer tomcat, SysmonHome home) throws IOException {
        List<HalfSent> halves = new ArrayList<>();
        for (int i = 0; i < HOSTS; i++) {
            halves.add(sendHalf(tomcat, home, CODINGS.get(i % CODINGS.size()), body("slow-" + i)));
        }
        JvmInside jvm = new JvmInside(tomcat.program().pid());
        await("all are being read").until(() -> jvm.threadsIn(PUSH_FILTER) == HOSTS);
        return halves;
    }

    private static byte[] body(String host) {
        return new PushBody(host).sample(1_700_000_000, "load.1m", 1).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] encoded(String coding, byte[] content) {
        return switch (coding) {
            case "gzip" -> Gzip.of(content);
            case AgentCoding.NAME -> AgentCoding.of(content);
            default -> content;
        };
    }

    private HalfSent sendHalf(TomcatServer tomcat, SysmonHome home, String coding, byte[] content) {
        byte[] body = encoded(coding, content);
        int half = body.length / 2;
        RawHttp push = system.closeLater(new RawHttp(tomcat.port()))
                .send("POST /sysmon/api/metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nX-SysMon-Token: " + home.token()
                        + "\r\nContent-Type: application/json\r\nContent-Encoding: " + coding
                        + "\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n")
                .send(Arrays.copyOf(body, half));
        return new HalfSent(push, coding, Arrays.copyOfRange(body, half, body.length));
    }

    /** A push that stalls in the middle of its body. */
    private static final class HalfSent {

        private final RawHttp push;
        private final String coding;
        private final byte[] rest;

        HalfSent(RawHttp push, String coding, byte[] rest) {
            this.push = push;
            this.coding = coding;
            this.rest = rest;
        }

        void sendRest() {
            push.send(rest);
        }

        RawAnswer answer() {
            return new RawAnswer(push.readAll());
        }
    }

    private static void report(TomcatServer tomcat, int redeployments, long before, long after) {
        List<Long> stops = STOPPED.matcher(tomcat.program().output())
                .results()
                .map((MatchResult stop) -> Long.parseLong(stop.group(1)))
                .toList();
        System.out.printf(
                "redeployments: %d: stopped %d times under load, longest %d ms; resident %d MiB before, %d MiB after%n",
                redeployments,
                stops.size(),
                stops.stream().mapToLong(Long::longValue).max().orElse(0),
                before,
                after);
    }

    private static String name(Path distribution) {
        return distribution.getFileName().toString();
    }

    /** What a context could leave behind in a JVM, as it was before there was one. */
    private record Traces(long classLoaders, Set<String> threads, Set<String> files) {

        static Traces of(JvmInside jvm) {
            return new Traces(jvm.instancesOf(CLASS_LOADER), jvm.threads(), jvm.files());
        }

        void awaitNothingMoreIn(JvmInside jvm) {
            await("class loaders").atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                assertThat(jvm.livingClasses(OWN_CLASSES)).isEmpty();
                assertThat(jvm.instancesOf(CLASS_LOADER)).isEqualTo(classLoaders);
            });
            assertThat(threads).containsAll(jvm.threads());
            assertThat(jvm.files())
                    .filteredOn(file -> !files.contains(file))
                    .as("files that are open or mapped since")
                    .noneMatch(file -> file.contains("sysmon") || file.contains("sqlite"));
        }
    }
}
