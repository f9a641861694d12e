package org.assistant.tts.onnx.graph;

/** Least and most of each channel of a value, as seen so far. For one thread. */
public final class ChannelRange {

    private final float[] least; // (channels)
    private final float[] most; // (channels)

    /**
     * @param least of each channel; copied
     * @param most as many; copied
     * @throws IllegalArgumentException if a channel has no range of numbers
     */
    public ChannelRange(float[] least, float[] most) {
        if (least.length != most.length) {
            throw new IllegalArgumentException(
                    "channels must be as many, were " + least.length + " and " + most.length);
        }
        for (int c = 0; c < least.length; c++) {
            if (!Float.isFinite(least[c]) || !Float.isFinite(most[c]) || least[c] > most[c]) {
                throw new IllegalArgumentException("channel " + c + " is from " + least[c] + " to " + most[c]);
            }
        }
        this.least = least.clone();
        this.most = most.clone();
    }

    /** What both have seen. */
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
}
