package io.sysmon.aggregator.command;

import io.sysmon.aggregator.config.AggregatorConfig;
import io.sysmon.aggregator.store.Store;
import io.sysmon.aggregator.store.StoreSettings;
import io.sysmon.settings.Setting;
import io.sysmon.settings.Settings;
import java.time.InstantSource;

/** Opens the database of some settings in this process, as a server with these settings would. */
final class LocalStore {

    private LocalStore() {}

    /** Takes the lock; the caller closes it. */
    static Store open(Settings settings) {
        AggregatorConfig.Limits limits = AggregatorConfig.Limits.of(settings);
        return Store.open(new StoreSettings(
                settings.path(Setting.DB),
                settings.duration(Setting.ONLINE),
                limits.store(),
                limits.diskReserveBytes(),
                InstantSource.system()));
    }
}
