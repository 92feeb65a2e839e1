package io.sysmon.aggregator.api.request;

import java.util.HashMap;
import java.util.Map;

/** So many places in all, and so many of them for one address. Guarded by its user. */
final class ClientPlaces {

    private final int most;
    private final int mostOfClient;
    private final Map<String, Integer> byClient = new HashMap<>();
    private int size;

    ClientPlaces(int most, int mostOfClient) {
        this.most = most;
        this.mostOfClient = mostOfClient;
    }

    /** How many are taken. */
    int size() {
        return size;
    }

    int most() {
        return most;
    }

    int mostOfClient() {
        return mostOfClient;
    }

    /** Whether this address has its share. */
    boolean isFullFor(String client) {
        return byClient.getOrDefault(client, 0) >= mostOfClient;
    }

    /** Whether all are taken. */
    boolean isFull() {
        return size >= most;
    }

    /** Whether this address may have one. */
    boolean hasRoomFor(String client) {
        return !isFull() && !isFullFor(client);
    }

    /** Takes one for it. */
    void take(String client) {
        byClient.merge(client, 1, Integer::sum);
        size++;
    }

    /** Gives one of its back. */
    void giveBack(String client) {
        size--;
        byClient.computeIfPresent(client, (address, count) -> count == 1 ? null : count - 1);
    }
}
