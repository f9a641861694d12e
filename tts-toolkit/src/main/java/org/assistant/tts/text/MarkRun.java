package org.assistant.tts.text;

/** Marks in a row with what closes behind them: {@code ?!}, {@code ...)}, {@code ! »}. Made for one mark, then only read. */
final class MarkRun {

    /** A run longer than this, in UTF-16 units, is taken for two. */
    static final int LONGEST = 64;

    private final GrowingText text;
    private final int start;
    private int end;
    private int dots;
    private boolean certain;
    private boolean exclaims;
    private boolean ellipsis;
    private boolean closed;
    private boolean open;

    /** The run that begins with the mark at {@code start}. */
    MarkRun(GrowingText text, int start) {
        this.text = text;
        this.start = start;
        end = start;
        while (end - start < LONGEST && extend()) {}
    }

    /** Where the run ends, unless it is {@link #isOpen open}. */
    int end() {
        return end;
    }

    /** Whether it depends on text that has yet to come where the run ends. */
    boolean isOpen() {
        return open;
    }

    /** Whether it ended for its length. */
    boolean isCutOff() {
        return end - start >= LONGEST;
    }

    /** Whether one of the marks leaves no doubt. */
    boolean isCertain() {
        return certain;
    }

    /** Whether a quotation or bracket closes. */
    boolean isClosed() {
        return closed;
    }

    /** Whether one of the marks asks or exclaims. */
    boolean exclaims() {
        return exclaims;
    }

    /** Whether the only mark is a full stop, which may mean an abbreviation. */
    boolean isSingleDot() {
        return dots == 1 && !exclaims && !ellipsis && !certain;
    }

    /** Takes one more character or closing sign, if one belongs to the run. */
    private boolean extend() {
        int c = text.codePoint(end);
        if (c == GrowingText.UNKNOWN) {
            open = true;
            return false;
        }
        if (end == text.length()) {
            return false;
        }
        if (Marks.isSpace(c)) {
            return closeAfterSpaces();
        }
        if (Marks.isClosingOrOpening(c)) {
            return closeAt(end);
        }
        if (Marks.isClosing(c)) {
            closed = true;
        } else if (Marks.isCertain(c)) {
            certain = true;
        } else if (c == '.') {
            dots++;
        } else if (c == '…') {
            ellipsis = true;
        } else if (Marks.isEnd(c)) {
            exclaims = true;
        } else if (!Marks.isPicture(c)) {
            return false;
        }
        end += Character.charCount(c);
        return true;
    }

    /** A closing sign may stand apart, as in {@code « Oui ! »}. */
    private boolean closeAfterSpaces() {
        int sign = text.afterSpaces(end, LONGEST);
        int c = text.codePoint(sign);
        if (c == GrowingText.UNKNOWN) {
            open = true;
            return false;
        }
        if (c == '»') {
            return closeAt(sign);
        }
        if (Marks.isClosingDetached(c)) {
            closed = true;
            end = sign + 1;
            return true;
        }
        return false;
    }

    /** Some signs close in one language and open in another; there a word follows them directly. */
    private boolean closeAt(int sign) {
        int behind = text.codePoint(sign + 1);
        if (behind == GrowingText.UNKNOWN) {
            open = true;
            return false;
        }
        if (Marks.isSpoken(behind)) {
            return false;
        }
        closed = true;
        end = sign + 1;
        return true;
    }
}
