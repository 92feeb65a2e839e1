package io.sysmon.aggregator.store;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** Brings the database's schema up to this program's by the migrations on the class path. */
final class Schema {

    private Schema() {}

    /**
     * Migrates.
     *
     * @throws StoreException when the schema is newer than the program, or a migration fails; nothing of it is kept then
     */
    static void migrate(Path database) {
        try {
            Flyway flyway = flyway(Connections.writing(database));
            refuseNewer(database, flyway.info());
            flyway.migrate();
        } catch (FlywayException failed) {
            throw new StoreException("cannot bring the schema of " + database + " up to date", failed);
        }
    }

    /**
     * Compares the schema with this program's and changes nothing.
     *
     * @return what is wrong with it, none when it is this program's or an older one, which the next start brings up to date
     */
    static List<String> problems(Path database) {
        try {
            MigrationInfoService info = flyway(Connections.reading(database)).info();
            refuseNewer(database, info);
            return Arrays.stream(info.all())
                    .filter(migration -> migration.getState().isFailed())
                    .map(migration -> "migration " + migration.getVersion() + " of the schema failed")
                    .toList();
        } catch (StoreException newer) {
            return List.of(String.valueOf(newer.getMessage()));
        } catch (FlywayException failed) {
            return List.of("cannot read the history of the schema: "
                    + String.valueOf(failed.getMessage()).replaceAll("\\s+", " "));
        }
    }

    /**
     * Compares the schema with this program's and changes nothing.
     *
     * @throws StoreException when it is newer or older
     */
    static void requireCurrent(Path database) {
        try {
            MigrationInfoService info = flyway(Connections.reading(database)).info();
            refuseNewer(database, info);
            if (info.pending().length > 0) {
                throw new StoreException("cannot open " + database
                        + ": its schema is older than this program; start the aggregator on it once");
            }
        } catch (FlywayException failed) {
            throw new StoreException("cannot read the history of the schema of " + database, failed);
        }
    }

    private static Flyway flyway(DataSource source) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .load();
    }

    private static void refuseNewer(Path database, MigrationInfoService info) {
        boolean newer = Arrays.stream(info.applied())
                .anyMatch(migration -> migration.getState().isApplied()
                        && !migration.getState().isResolved());
        if (newer) {
            throw new StoreException("cannot open " + database + ": its schema is version "
                    + info.current().getVersion() + ", this program knows versions up to " + newestKnown(info)
                    + "; install the newer program again");
        }
    }

    private static String newestKnown(MigrationInfoService info) {
        return Arrays.stream(info.all())
                .filter(migration -> migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .map(String::valueOf)
                .reduce((older, later) -> later)
                .orElse("none");
    }
}
