package io.sysmon.aggregator.api.filter;

import io.sysmon.aggregator.api.error.Problem;
import io.sysmon.aggregator.auth.Grant;
import io.sysmon.aggregator.auth.RequestRates;
import io.sysmon.aggregator.domain.Limit;
import io.sysmon.aggregator.domain.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells a client whose token asks too often to slow down: 429. Thread-safe. */
public final class TokenRate {

    private final RequestRates rates;
    private final Refusals refusals;

    /** By {@code rates}; counts in {@code refusals}. */
    public TokenRate(RequestRates rates, Refusals refusals) {
        this.rates = rates;
        this.refusals = refusals;
    }

    /** Whether the request goes on; where it does not, it was answered. */
    boolean permits(Grant grant, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (rates.permits(grant)) {
            return true;
        }
        refusals.count(Limit.REQUESTS);
        Methods.closeAfterUnreadBody(request, response);
        response.setHeader("Retry-After", "1");
        Problem.of(429, "at most " + rates.mostASecond() + " requests a second with one token, and there were more")
                .send(response);
        return false;
    }
}
