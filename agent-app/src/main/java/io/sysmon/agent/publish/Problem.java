package io.sysmon.agent.publish;

/**
 * What is wrong with a push, for the log. Immutable.
 *
 * @param kind the same words each time the same thing is wrong
 * @param detail what may differ from time to time, such as the text that came back
 */
record Problem(String kind, String detail) {

    @Override
    public String toString() {
        return kind + ": " + detail;
    }
}
