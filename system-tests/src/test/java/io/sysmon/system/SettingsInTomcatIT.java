package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.Artifacts;
import io.sysmon.system.harness.ServletContainer;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import io.sysmon.system.harness.TomcatServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A context whose settings are wrong, beside everything else that the Tomcat serves. */
class SettingsInTomcatIT {

    private static final String MISTAKES = """
            <Context docBase="%s">
              <Environment name="sysmon.home" type="java.lang.String" override="false" value="%s"/>
              <Environment name="sysmon.online" type="java.lang.String" override="false" value="soon"/>
              <Environment name="sysmon.retention-sample" type="java.lang.String" override="false" value="3d"/>
              <Parameter name="sysmon.queue" override="false" value="-1"/>
              <Parameter name="sysmon.token" override="false" value="not a token"/>
              <Parameter name="unrelated" override="false" value="x"/>
            </Context>
            """;

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    @Test
    void allMistakesAreNamedAtOnceAndTheContextDoesNotStart() throws IOException {
        Path distribution = ServletContainer.tomcats().get(0);
        SysmonHome home = system.home("home");
        TomcatServer tomcat = TomcatServer.start(system, distribution, system.home("unused"));

        tomcat.deployInVain(MISTAKES.formatted(Artifacts.war(), home.directory()));

        assertThat(tomcat.program().output())
                .contains("cannot start: JNDI entry sysmon.retention-sample is no setting, did you mean")
                .contains("cannot start: sysmon.online (JNDI entry): expected", "found 'soon' (context /sysmon/)")
                .contains("cannot start: sysmon.queue (context parameter): expected", "found '-1'")
                .contains("cannot start: token in sysmon.token: expected")
                .doesNotContain("not a token", "unrelated", "setting sysmon.");
        assertThat(home.directory()).as("nothing was made").isEmptyDirectory();
        assertThat(new Api(tomcat.url(), "").get("api/health").status()).isEqualTo(404);
        assertThat(tomcat.program().isAlive()).isTrue();
    }
}
