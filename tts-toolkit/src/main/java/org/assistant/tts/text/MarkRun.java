package org.assistant.tts.text;

/** A run of marks and the closing signs after them: {@code ?!}, {@code ...)}, {@code ! »}. Immutable once it is made. */
final class MarkRun {

    /** A longer run, in UTF-16 units, counts as two. */
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

    /** Reads the run that begins with the mark at {@code start}. */
    MarkRun(GrowingText text, int start) {
        this.text = text;
        this.start = start;
        end = start;
        while (end - start < LONGEST && extend()) {}
    }

    /** The end of the run, unless it is {@link #isOpen open}. */
    int end() {
        return end;
    }

    /** Whether the end of the run depends on text that is not known yet. */
    boolean isOpen() {
        return open;
    }

    /** Whether the run ended because of its length. */
    boolean isCutOff() {
        return end - start >= LONGEST;
    }

    /** Whether one of the marks always ends a sentence. */
    boolean isCertain() {
        return certain;
    }

    /** Whether a quotation or bracket closes. */
    boolean isClosed() {
        return closed;
    }

    /** Whether one of the marks is a question or exclamation mark. */
    boolean exclaims() {
        return exclaims;
    }

    /** Whether the only mark is a full stop, which may mean an abbreviation. */
    boolean isSingleDot() {
        return dots == 1 && !exclaims && !ellipsis && !certain;
    }

    /** Adds one more character or closing sign, if one belongs to the run. */
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

    /** Adds a closing sign after spaces, as in {@code « Oui ! »}. */
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

    /** Adds a sign that closes in one language and opens in another, where a word follows it directly. */
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
