package io.sysmon.aggregator.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sysmon.aggregator.domain.Limit;
import org.junit.jupiter.api.Test;

class BodiesInHandTest {

    private final BodiesInHand bodies = new BodiesInHand(3, 2);

    @Test
    void leavesPlacesForOthersWhenOneAddressHasItsShare() throws TooManyBodiesException {
        bodies.enter("192.0.2.1");
        BodiesInHand.Place second = bodies.enter("192.0.2.1");

        assertRefused("192.0.2.1", Limit.PUSHES_CLIENT, 429, "at most 2 pushes from one address");
        bodies.enter("192.0.2.2");
        assertRefused("192.0.2.3", Limit.PUSHES, 503, "at most 3 pushes may be under way");

        second.close();
        assertThat(bodies.enter("192.0.2.1")).isNotNull();
    }

    @Test
    void countsAPlaceThatIsGivenUpTwiceOnce() throws TooManyBodiesException {
        BodiesInHand.Place place = bodies.enter("192.0.2.1");
        bodies.enter("192.0.2.1");

        place.close();
        place.close();

        assertThat(bodies.size()).isOne();
    }

    private void assertRefused(String client, Limit limit, int status, String message) {
        assertThatThrownBy(() -> bodies.enter(client))
                .isInstanceOfSatisfying(TooManyBodiesException.class, refused -> {
                    assertThat(refused.limit()).isEqualTo(limit);
                    assertThat(refused.status()).isEqualTo(status);
                })
                .hasMessageStartingWith(message);
    }
}
