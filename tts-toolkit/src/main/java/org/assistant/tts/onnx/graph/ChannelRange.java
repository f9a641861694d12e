package org.assistant.tts.onnx.graph;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The least and most of each channel of a value so far. For one thread. */
public final class ChannelRange {

    private final float[] least; // (channels)
    private final float[] most; // (channels)

    /**
     * @param least the least of each channel; copied
     * @param most the most of each channel; copied
     * @throws IllegalArgumentException if the lengths differ, or a channel has no valid range
     */
    public ChannelRange(float[] least, float[] most) {
        if (least.length != most.length) {
            throw new IllegalArgumentException(
                    "both must have the same number of channels, were " + least.length + " and " + most.length);
        }
        for (int c = 0; c < least.length; c++) {
            if (!Float.isFinite(least[c]) || !Float.isFinite(most[c]) || least[c] > most[c]) {
                throw new IllegalArgumentException("channel " + c + " is from " + least[c] + " to " + most[c]);
            }
        }
        this.least = least.clone();
        this.most = most.clone();
    }

    /** Returns the union of both ranges. */
    ChannelRange with(ChannelRange other) {
        float[] low = least.clone();
        float[] high = most.clone();
        for (int c = 0; c < low.length; c++) {
            low[c] = Math.min(low[c], other.least[c]);
            high[c] = Math.max(high[c], other.most[c]);
        }
        return new ChannelRange(low, high);
    }

    int channels() {
        return least.length;
    }

    double least(int channel) {
        return least[channel];
    }

    double most(int channel) {
        return most[channel];
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(least.length);
        for (int c = 0; c < least.length; c++) {
            out.writeFloat(least[c]);
            out.writeFloat(most[c]);
        }
    }

    /** Reads what {@link #write} wrote. */
    static ChannelRange read(DataInput in) throws IOException {
        int channels = in.readInt();
        float[] least = new float[channels];
        float[] most = new float[channels];
        for (int c = 0; c < channels; c++) {
            least[c] = in.readFloat();
            most[c] = in.readFloat();
        }
        return new ChannelRange(least, most);
    }
}
