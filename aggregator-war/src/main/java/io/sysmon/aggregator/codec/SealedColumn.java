package io.sysmon.aggregator.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * The values of one series in a sealed run: small above all. Columns stand one by one, so that one is read without the
 * others, save those that it refers to.
 *
 * <pre>
 *   tag           1 byte, {@link ColumnTag}; form SHIFTED is not used
 *   whole         form CONSTANT only: signed: the value as whole number
 *   form CHANGING only:
 *     references    how many, 0 to 7, then each {@link Reference}
 *     plan          {@link Plan}
 *     stream        the rest of the column: what is left of the whole numbers without the references, by the plan, in the
 *                   arithmetic code of {@link BitEncoder}
 * </pre>
 */
record SealedColumn(List<Reference> references, Plan plan) {

    /** Writes all that follows the tag of a column that changes: {@code left} is what the references leave of it. */
    void write(ByteSink out, long[] left) {
        out.putByte(references.size());
        references.forEach(reference -> reference.write(out));
        plan.write(out);
        BitEncoder coder = new BitEncoder(out);
        plan.code(coder, left);
        coder.finish();
    }

    /** Reads what stands between the tag and the stream of a column that changes, in a group of {@code columns}. */
    static SealedColumn readHead(ByteSource in, int columns) {
        int count = in.readCount("references", 0, Reference.MOST);
        List<Reference> references = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            references.add(Reference.read(in, columns));
        }
        return new SealedColumn(references, Plan.read(in));
    }
}
