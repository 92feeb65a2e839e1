package io.sysmon.aggregator.codec;

/**
 * One side of an arithmetic coder. {@link BitEncoder} writes the bits that it is given and answers them;
 * {@link BitDecoder} pays no heed to what it is given and answers the bits that were written. So a model is written once
 * for both, and the two cannot differ. Confined to one thread.
 */
sealed interface BitCoder permits BitEncoder, BitDecoder {

    /** Codes one bit by the chance that the model gives it, and teaches the model. */
    int code(int bit, AdaptiveBits model, int context);

    /** Codes the lowest {@code count} bits of a number, 0 to 63, each as likely 0 as 1. */
    long codeEvenly(long bits, int count);
}
