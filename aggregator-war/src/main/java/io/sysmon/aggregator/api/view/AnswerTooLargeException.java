package io.sysmon.aggregator.api.view;

/** An answer larger than one request may take of the memory. The message tells the client what to ask instead. */
public final class AnswerTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    AnswerTooLargeException(int mostBytes) {
        super("the answer would be larger than " + mostBytes
                + " bytes: ask for fewer hosts or metrics, a shorter span or fewer points");
    }
}
