package io.sysmon.agent.publish;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how pushing to one aggregator goes, once for each change and not for each push. Confined to one thread. */
final class PushLog {

    private static final Logger log = LoggerFactory.getLogger(Publisher.class);

    private static final String UNKNOWN = "unknown";
    private static final String WELL = "";

    private final String aggregator;
    private String state = UNKNOWN;

    PushLog(String aggregator) {
        this.aggregator = aggregator;
    }

    /** A push went well. */
    void well() {
        if (!state.equals(WELL)) {
            log.info("pushing to {}{}", aggregator, state.equals(UNKNOWN) ? "" : " works again");
            state = WELL;
        }
    }

    /** A push did not go well; {@code consequence} says what becomes of its samples. */
    void problem(Problem problem, String consequence) {
        if (!state.equals(problem.kind())) {
            log.warn("pushing to {}: {}; {}", aggregator, problem, consequence);
            state = problem.kind();
        }
    }
}
