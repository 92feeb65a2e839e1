package io.sysmon.aggregator.store;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What waits for the writer, each with the future that its caller waits on. */
sealed interface WriteTask {

    /** Completed by the writer's thread. */
    CompletableFuture<?> done();

    /** How much memory it holds while it waits. */
    long bytes();

    /** Ends the wait with a failure. */
    default void fail(RuntimeException failure) {
        done().completeExceptionally(failure);
    }

    /**
     * A push; done with the aggregator's clock, Unix seconds, once it is durable.
     *
     * @param batch what to write
     * @param done completed by the writer's thread
     */
    record Push(PushBatch batch, CompletableFuture<Long> done) implements WriteTask {

        @Override
        public long bytes() {
            return batch.bytes();
        }
    }

    /**
     * Anything else, in a transaction of its own.
     *
     * @param kind what it is for
     * @param work what to do
     * @param done completed by the writer's thread after the commit
     */
    record Step<T>(StepKind kind, Work<T> work, CompletableFuture<T> done) implements WriteTask {

        @Override
        public long bytes() {
            return 0;
        }

        /** Does the work, commits, and only then lets memory follow and the caller go on. */
        void run(WriteSession session) throws SQLException {
            Supplier<T> committed = work.run(session);
            session.commit();
            done.complete(committed.get());
        }
    }

    /** Work on the writing connection, of at most some 20 ms so that no push waits long. */
    @FunctionalInterface
    interface Work<T> {

        /**
         * Runs the statements.
         *
         * @return what is to be done in memory once they are committed; it gives the result
         */
        Supplier<T> run(WriteSession session) throws SQLException;
    }
}
