package io.sysmon.aggregator;

import io.sysmon.aggregator.api.About;
import io.sysmon.aggregator.api.AnswerFilter;
import io.sysmon.aggregator.api.BoundTokenFilter;
import io.sysmon.aggregator.api.FleetResource;
import io.sysmon.aggregator.api.HealthResource;
import io.sysmon.aggregator.api.HostsResource;
import io.sysmon.aggregator.api.LatestResource;
import io.sysmon.aggregator.api.MetricsResource;
import io.sysmon.aggregator.api.OpenApiResource;
import io.sysmon.aggregator.api.OptionsFilter;
import io.sysmon.aggregator.api.PushIntake;
import io.sysmon.aggregator.api.StatusResource;
import io.sysmon.aggregator.api.UpkeepResource;
import io.sysmon.aggregator.api.error.ProblemMapper;
import io.sysmon.aggregator.api.error.QueriesTooLargeMapper;
import io.sysmon.aggregator.api.error.QueryTooLargeMapper;
import io.sysmon.aggregator.api.error.StoreUnavailableMapper;
import io.sysmon.aggregator.domain.Refusals;
import io.sysmon.aggregator.query.Fleet;
import io.sysmon.aggregator.query.FleetExtremes;
import io.sysmon.aggregator.query.FleetTags;
import io.sysmon.aggregator.query.FleetTrend;
import io.sysmon.aggregator.query.HistoryQueries;
import io.sysmon.aggregator.query.Hosts;
import io.sysmon.aggregator.query.Latest;
import io.sysmon.aggregator.store.Store;
import io.sysmon.aggregator.upkeep.Compactions;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Context;
import java.time.InstantSource;
import java.util.List;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The JAX-RS application that web.xml names: every resource and provider by name, nothing is searched for. */
public final class JaxRsApplication extends ResourceConfig {

    /** Every resource; the machine-readable contract describes these. */
    public static final List<Class<?>> RESOURCES = List.of(
            MetricsResource.class,
            HostsResource.class,
            LatestResource.class,
            FleetResource.class,
            StatusResource.class,
            UpkeepResource.class,
            HealthResource.class,
            OpenApiResource.class);

    /** Over the aggregator that {@link ApplicationListener} left in the servlet context. */
    public JaxRsApplication(@Context ServletContext context) {
        this(ApplicationListener.aggregatorOf(context));
    }

    JaxRsApplication(Aggregator aggregator) {
        RESOURCES.forEach(this::register);
        register(JacksonFeature.withoutExceptionMappers());
        register(AnswerFilter.class);
        register(BoundTokenFilter.BeforeMethods.class);
        register(OptionsFilter.class);
        register(ProblemMapper.class);
        register(StoreUnavailableMapper.class);
        register(QueryTooLargeMapper.class);
        register(QueriesTooLargeMapper.class);
        register(new Services(aggregator));
        property(ServerProperties.WADL_FEATURE_DISABLE, true);
        property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL");
        property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
    }

    /** What resources may ask for. */
    private static final class Services extends AbstractBinder {

        private final Aggregator aggregator;

        Services(Aggregator aggregator) {
            this.aggregator = aggregator;
        }

        @Override
        protected void configure() {
            bind(aggregator.store()).to(Store.class);
            bind(aggregator.intake()).to(PushIntake.class);
            bind(aggregator.hosts()).to(Hosts.class);
            bind(aggregator.latest()).to(Latest.class);
            bind(aggregator.fleet()).to(Fleet.class);
            bind(aggregator.fleetExtremes()).to(FleetExtremes.class);
            bind(aggregator.fleetTags()).to(FleetTags.class);
            bind(aggregator.fleetTrend()).to(FleetTrend.class);
            bind(aggregator.history()).to(HistoryQueries.class);
            bind(aggregator.compactions()).to(Compactions.class);
            bind(aggregator.about()).to(About.class);
            bind(aggregator.refusals()).to(Refusals.class);
            bind(aggregator.clock()).to(InstantSource.class);
        }
    }
}
